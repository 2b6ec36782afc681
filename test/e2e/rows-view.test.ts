import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';
import type { Workbench } from './support/workbench.ts';

const file = 'instructions.jsonl';
const clusterLimit = 90_000;

describe('the rows view, on the packed extension', () => {
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

  const press = (keys: string): Promise<void> => workbench.page.keyboard.press(keys);
  const cursor = (): Promise<string | null> =>
    workbench.webview.getByRole('row', { selected: true }).getAttribute('aria-rowindex');

  /** The file is open twice: in the editor and in the rows view. */
  const showTab = (place: 'editor' | 'rows view'): Promise<void> =>
    workbench.page
      .getByRole('tab', { name: file })
      .nth(place === 'editor' ? 0 : 1)
      .click();

  it('shows the lines of a file that has not been clustered', async () => {
    await workbench.openFile(file);
    await workbench.button('Cluster instructions').waitFor();
    await workbench.runCommand('Instruction Clusters: Open in rows view');
    const grid = workbench.webview.getByRole('treegrid', { name: `Lines of ${file}` });
    await grid.waitFor();
    await workbench.webview.getByText('Line 1 of 2,000').waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe('2000');
    expect(await workbench.webview.locator('.plate').count()).toBe(0);
  });

  it('has clusters in its gutter as soon as the file is clustered', async () => {
    await workbench.runCommand('Instruction Clusters: Cluster instructions');
    // The panel opens beside it when the work is done.
    await workbench.page.locator('iframe.webview').nth(1).waitFor({ timeout: clusterLimit });
    await workbench.screenshot('rows-view-and-panel');
    await workbench.runCommand('View: Close Editors in Other Groups');
    const plates = workbench.webview.locator('.plate');
    await plates.first().waitFor();
    expect(await plates.count()).toBeGreaterThan(10);
    await workbench.screenshot('rows-view-light');
  });

  it('moves, opens and closes rows by keys', async () => {
    const { webview } = workbench;
    await webview.getByRole('treegrid').focus();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(await cursor()).toBe('3');
    await press('Enter');
    await webview.getByText('instruction', { exact: true }).waitFor();
    expect(await webview.getByRole('row', { selected: true }).getAttribute('aria-expanded')).toBe(
      'true',
    );
    await press('Escape');
    await webview.getByText('instruction', { exact: true }).waitFor({ state: 'hidden' });
    await press('End');
    expect(await cursor()).toBe('2000');
    await press('Home');
    expect(await cursor()).toBe('1');
  });

  it('goes to a line', async () => {
    await press('Control+g');
    await workbench.page.locator('.quick-input-widget input').first().fill('1,234');
    await press('Enter');
    await workbench.webview.getByText('Line 1,234 of 2,000').waitFor();
    await workbench.webview.locator('#row-1233').waitFor();
  });

  it('searches all lines and steps through what it finds', async () => {
    const { webview } = workbench;
    await press('Control+f');
    await webview.getByRole('textbox').fill('요약');
    await webview.getByText(/^\d+ of [\d,]+ lines found$/).waitFor();
    const first = await cursor();
    await press('Enter');
    await expect.poll(cursor).not.toBe(first);
    expect(await webview.locator('.row.selected mark').first().innerText()).toBe('요약');
    await press('Shift+Enter');
    await expect.poll(cursor).toBe(first);
    await webview.getByRole('button', { name: 'Use regular expression' }).click();
    await webview.getByRole('textbox').fill('(');
    await webview.getByText(/no regular expression/).waitFor();
    await webview.getByRole('textbox').press('Escape');
  });

  it('goes to the next row of the cluster', async () => {
    const { webview } = workbench;
    const before = await cursor();
    const cluster = await webview.locator('.row.selected .plate').innerText();
    await press('Alt+.');
    await expect.poll(cursor).not.toBe(before);
    expect(await webview.locator('.row.selected .plate').innerText()).toBe(cluster);
  });

  it('is where it was when it has been behind another tab', async () => {
    const details = workbench.webview.locator('.details .field').first();
    // The Alt key of the test before may still hold the focus.
    await workbench.webview.getByRole('treegrid').focus();
    await press('End');
    await expect.poll(cursor).toBe('2000');
    await press('Enter');
    await details.waitFor();
    // Its page ends when it is hidden, and what it keeps is kept a moment after the last change.
    await workbench.page.waitForTimeout(500);
    await showTab('editor');
    await workbench.gutterIcons.first().waitFor();
    await showTab('rows view');
    await details.waitFor();
    expect(await cursor()).toBe('2000');
  });

  it('is there again when the window is opened again', async () => {
    await workbench.page.reload();
    await workbench.page.getByRole('tab', { name: file, selected: true }).waitFor();
    // The workbench may not have noted yet which tab was in front and that the panel was closed.
    await showTab('rows view');
    await workbench.runCommand('View: Close Editors in Other Groups');
    await workbench.webview.locator('.plate').first().waitFor();
  });

  it('says that the file has changed and shows its new lines', async () => {
    await appendFile(join(installed.folder, file), 'not JSON\n');
    const { webview } = workbench;
    await webview.getByText('The file changed on disk and was read again.').waitFor();
    await webview.getByText(/^Line [\d,]+ of 2,001$/).waitFor();
    await webview.getByRole('treegrid').focus();
    await press('End');
    await webview.locator('.row.selected .reason', { hasText: 'not valid JSON' }).waitFor();
  });
});
