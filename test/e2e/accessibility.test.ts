import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../../scripts/test-host/accessibility.ts';
import { openClusteredWorkbench, sampleFile } from './support/clustered.ts';
import type { InstalledWorkbench } from './support/installed.ts';
import { themeNames, type Workbench } from './support/workbench.ts';

const mapLimit = 60_000;

describe('the pages are accessible in every theme, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    installed = await openClusteredWorkbench();
    workbench = installed.workbench;
    await workbench.runCommand('Instruction Clusters: Show cluster panel');
    await workbench.webview.getByRole('heading', { name: sampleFile }).waitFor();
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  /** What is wrong with the page on the screen, in every theme. */
  const faultsInThemes = async (): Promise<readonly string[]> => {
    const faults: string[] = [];
    for (const theme of themeNames) {
      await workbench.setTheme(theme);
      const found = await accessibilityFaults(workbench.webview.locator('html'));
      faults.push(...found.map(fault => `${theme}: ${fault}`));
    }
    return faults;
  };

  it('panel', async () => {
    const { webview } = workbench;
    await webview.getByRole('button', { expanded: false }).first().click();
    const line = webview.getByRole('button', { name: /^Line / });
    await line.first().waitFor();
    await webview
      .locator('.cluster-toggle')
      .nth(1)
      .click({ modifiers: ['Control'] });
    expect(await faultsInThemes()).toEqual([]);
  });

  it('split dialog', async () => {
    const { webview, page } = workbench;
    await webview.getByRole('button', { name: 'Split into files…' }).click();
    await webview.getByText(/^kept .* = 2,000 lines$/).waitFor();
    await webview.getByRole('checkbox', { name: 'Only a sample of the rows' }).click();
    await webview.getByText(/left out [\d,]+ .* = 2,000 lines$/).waitFor();
    expect(await faultsInThemes()).toEqual([]);
    await webview.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press('Escape');
    await webview.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('map', async () => {
    const { webview } = workbench;
    await workbench.runCommand('Instruction Clusters: Open map of clusters');
    const drawn = webview.locator('canvas[data-drawn="2000"][data-complete="true"]');
    await drawn.waitFor({ timeout: mapLimit });
    const clusters = webview.getByRole('complementary', { name: 'Clusters' });
    await clusters.getByRole('button').first().click();
    await webview.getByRole('button', { name: 'Choose its rows' }).click();
    await webview.getByText(/^Chosen:/).waitFor();
    expect(await faultsInThemes()).toEqual([]);
    await workbench.closeTab(`Map of ${sampleFile}`);
    await workbench.closeTab('Instruction Clusters');
  });

  it('table of rows', async () => {
    const { webview, page } = workbench;
    await workbench.runCommand('Instruction Clusters: Explore rows…');
    const rows = webview.locator('.row:not(.head)');
    await rows.locator('.plate').first().waitFor();
    await rows.nth(1).click();
    await page.keyboard.press('Enter');
    await webview.locator('.details .field').first().waitFor();
    expect(await faultsInThemes()).toEqual([]);
    await workbench.closeTab(`Rows of ${sampleFile}`);
  });

  it('rows view', async () => {
    await workbench.runCommand('Instruction Clusters: Open in rows view');
    await workbench.webview.locator('.plate').first().waitFor();
    await workbench.page.keyboard.press('Enter');
    expect(await faultsInThemes()).toEqual([]);
  });
});
