import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';

const clusterLimit = 90_000;
const splitting = 'Split into files…';

/** The panel, once it has clusters; the rows view is beside it. */
async function panelOf(page: Page): Promise<FrameLocator> {
  const webviews = page.locator('iframe.webview').filter({ visible: true });
  let found: FrameLocator | undefined;
  const look = async (): Promise<FrameLocator | undefined> => {
    for (let at = 0; at < (await webviews.count()); at++) {
      const frame = webviews.nth(at).contentFrame().frameLocator('#active-frame');
      if (await frame.getByRole('button', { name: splitting }).isVisible()) found = frame;
    }
    return found;
  };
  await expect.poll(look, { timeout: clusterLimit }).toBeDefined();
  if (found === undefined) throw new Error('The panel has no clusters.');
  return found;
}

describe('a packed file', () => {
  let installed: InstalledWorkbench;

  beforeAll(async () => {
    installed = await openInstalledWorkbench();
  });

  afterAll(async () => {
    await installed.close();
  });

  it('is clustered, and split in the form that is chosen in the dialog', async () => {
    const { workbench, folder } = installed;
    onTestFailed(() => workbench.screenshot('failed form'));
    const lines = (await readFile(join(folder, 'instructions.jsonl'), 'utf8')).split('\n', 200);
    await writeFile(join(folder, 'packed.jsonl.gz'), gzipSync(`${lines.join('\n')}\n`));
    // Menus have what the extension adds to them once it offers something.
    await workbench.openFile('instructions.jsonl');
    await workbench.button('Cluster instructions').waitFor();
    const { page } = workbench;
    await page.getByRole('treeitem', { name: 'packed.jsonl.gz' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Cluster instructions', exact: true }).click();
    const webview = await panelOf(page);
    await webview.getByRole('button', { name: splitting }).click();
    const dialog = webview.getByRole('dialog', { name: 'Split into files' });
    await dialog.getByRole('combobox', { name: 'Form' }).selectOption('packed');
    await dialog
      .getByText(/\.jsonl\.gz$/)
      .first()
      .waitFor();
    await workbench.screenshot('split-form');
    await dialog.getByRole('button', { name: /^Write \d+ files$/ }).click();
    await webview.getByText(/and verified/).waitFor();

    const out = join(folder, 'packed.jsonl.split');
    const names = (await readdir(out)).filter(name => name !== 'manifest.json');
    expect(names.filter(name => !name.endsWith('.jsonl.gz'))).toEqual([]);
    const texts = names.map(async name => gunzipSync(await readFile(join(out, name))).toString());
    const written = (await Promise.all(texts)).flatMap(text => text.trimEnd().split('\n'));
    expect(written.toSorted()).toEqual(lines.toSorted());
  });
});
