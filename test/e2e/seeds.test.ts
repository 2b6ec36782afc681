import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openClusteredWorkbench, sampleFile } from './support/clustered.ts';
import { readCuratedFiles } from './support/curated-files.ts';
import type { InstalledWorkbench } from './support/installed.ts';
import type { Workbench } from './support/workbench.ts';

const name = 'Sentence order';

describe('seeds, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    installed = await openClusteredWorkbench();
    workbench = installed.workbench;
    await workbench.runCommand('Instruction Clusters: Show cluster panel');
    await workbench.webview.getByRole('button', { name: 'Seeds…' }).click();
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  const dialog = (): Locator => workbench.webview.getByRole('dialog', { name: 'Seeds' });
  const total = (): Locator => dialog().locator('.seeds-total[aria-busy="false"]');
  const onDisk = () => readCuratedFiles(join(installed.folder, `${sampleFile}.clusters`));

  /** How many rows would go to the seeds, once that is counted. */
  async function drawn(): Promise<number> {
    const [rows = ''] = /^[\d,]+/.exec((await total().textContent()) ?? '') ?? [];
    return Number(rows.replaceAll(',', ''));
  }

  it('say which rows a phrase would take, and fewer from a higher likeness on', async () => {
    const box = dialog();
    if ((await box.getByRole('group', { name: 'Seed 1' }).count()) === 0) {
      await box.getByRole('button', { name: 'Add a seed' }).click();
    }
    await box.getByLabel('Name of the cluster').fill(name);
    await box.getByLabel('Phrases, one on each line').fill('Put the sentences in the right order.');
    await workbench.page.keyboard.press('Tab');
    await expect.poll(drawn, { timeout: 60_000 }).toBeGreaterThan(10);
    await box.getByRole('list', { name: 'Nearest' }).getByRole('listitem').first().waitFor();
    const before = await drawn();
    await box.getByRole('slider').focus();
    for (let step = 0; step < 4; step++) await workbench.page.keyboard.press('ArrowRight');
    await expect.poll(drawn).toBeLessThan(before);
    await workbench.screenshot('seeds-light');
  });

  it('keep what was written while the panel is hidden, and take rows selected in the table', async () => {
    const page = workbench.page;
    await workbench.runCommand('Instruction Clusters: Explore rows…');
    const table = await workbench.pageWith('[role="row"][aria-selected]');
    const panel = workbench.tab('Instruction Clusters');
    await panel.click();
    await workbench.runCommand('File: New Untitled Text File');
    await expect.poll(() => panel.getAttribute('aria-selected')).toBe('false');
    const rows = table.locator('[role="row"][aria-selected]');
    await rows.nth(1).click();
    await rows.nth(3).click({ modifiers: ['Shift'] });
    await expect.poll(() => table.locator('[aria-selected="true"]').count()).toBe(3);
    await panel.click();
    const seeds = await workbench.pageWith('.seed-phrases');
    expect(await seeds.getByLabel('Name of the cluster').inputValue()).toBe(name);
    await seeds.getByRole('button', { name: 'Add selected rows as examples' }).click();
    await expect.poll(() => seeds.locator('.seed-examples .tag').count()).toBe(3);
    await workbench.screenshot('seeds-from-table');
    const tags = seeds.getByRole('button', { name: /is no example$/ });
    for (let left = 3; left > 0; left--) await tags.first().click();
    await page
      .locator('.tab', { hasText: 'Rows of' })
      .getByRole('button', { name: /^Close/ })
      .click();
  });

  it('take these rows as one change, which is undone as one', async () => {
    const rows = await drawn();
    await dialog().getByRole('button', { name: 'Give the rows to the seeds' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(async () => (await onDisk()).journal).toEqual(['seed']);
    const { clusters } = await onDisk();
    expect(clusters.find(cluster => cluster.name === name)?.rows).toBe(rows);
    expect(clusters.reduce((sum, cluster) => sum + cluster.rows, 0)).toBe(2_000);
    await workbench.webview.locator('.cluster-toggle', { hasText: name }).waitFor();
    await workbench.screenshot('seeds-drawn-light');
    await workbench.webview.locator('.cluster-toggle').first().focus();
    await workbench.page.keyboard.press('Control+z');
    await expect.poll(async () => (await onDisk()).journal).toEqual(['seed', 'undo']);
    expect((await onDisk()).clusters.some(cluster => cluster.name === name)).toBe(false);
  });
});
