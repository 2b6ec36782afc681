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
