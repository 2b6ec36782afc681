import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/core/split/manifest.ts';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';
import { sortedLines, sortedSplitLines } from './support/split-lines.ts';
import type { Workbench } from './support/workbench.ts';

const file = 'instructions.jsonl';
const clusterLimit = 90_000;

describe('from a file to a split, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    installed = await openInstalledWorkbench();
    workbench = installed.workbench;
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  it('offers to cluster the open file', async () => {
    await workbench.openFile(file);
    await workbench.button('Cluster instructions').waitFor();
  });

  it('clusters it from the palette and marks its lines in the gutter', async () => {
    await workbench.runCommand('Instruction Clusters: Cluster instructions');
    await workbench.gutterIcons.first().waitFor({ timeout: clusterLimit });
    expect(await workbench.gutterIcons.count()).toBeGreaterThan(10);
    await workbench.page.getByRole('button', { name: /^\D*\d+ clusters/ }).waitFor();
  });

  it('lists the clusters in a panel, with sample rows', async () => {
    await workbench.runCommand('Instruction Clusters: Show cluster panel');
    const { webview } = workbench;
    await webview.getByRole('heading', { name: file }).waitFor();
    const cluster = webview.getByRole('button', { expanded: false }).first();
    await cluster.click();
    const details = webview.getByRole('region', { name: 'Cluster 1' });
    await details
      .getByRole('button', { name: /^Line / })
      .first()
      .waitFor();
    await workbench.screenshot('panel-light');
    await details.getByRole('radio', { name: 'Far' }).check();
    await details
      .getByRole('button', { name: /^Line / })
      .first()
      .waitFor();
  });

  it('goes to the line of a sample row', async () => {
    const link = workbench.webview.getByRole('button', { name: /^Line / }).first();
    const line = Number((await link.innerText()).replace(/\D/g, ''));
    await link.click();
    await workbench.page.getByRole('button', { name: new RegExp(`^Ln ${line}, `) }).waitFor();
  });

  it('splits into files that hold every line of the input', async () => {
    const { webview } = workbench;
    await webview.getByRole('button', { name: 'Drop cluster 2', exact: true }).click();
    await webview.getByRole('button', { name: 'Split into files…' }).click();
    const dialog = webview.getByRole('dialog', { name: 'Split into files' });
    await dialog.getByText(/^kept .* = 2,000 lines$/).waitFor();
    await workbench.screenshot('split-light');
    await dialog.getByRole('button', { name: /^Write \d+ files$/ }).click();
    await webview.getByText(/and verified/).waitFor();

    const out = join(installed.folder, 'instructions.split');
    const { counts } = await readManifest(out);
    expect(counts.dropped).toBeGreaterThan(0);
    expect(counts.kept + counts.dropped + counts.invalid).toBe(2000);
    const input = await sortedLines(join(installed.folder, file));
    expect(await sortedSplitLines(out)).toEqual(input);
  });

  it.each(['dark', 'highContrast', 'highContrastLight', 'light'] as const)(
    'shows gutter and panel in the theme %s',
    async theme => {
      await workbench.setTheme(theme);
      await workbench.webview.getByRole('heading', { name: file }).waitFor();
      expect(await workbench.gutterIcons.count()).toBeGreaterThan(10);
      await workbench.screenshot(`split-done-${theme}`);
    },
  );

  it('shows the clusters again when the window is opened again', async () => {
    await workbench.page.reload();
    await workbench.gutterIcons.first().waitFor();
    await workbench.webview.getByRole('heading', { name: file }).waitFor();
    await workbench.screenshot('reopened-light');
  });
});
