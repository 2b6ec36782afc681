/**
 * Takes the pictures of README and guide: the packed extension on the sample, in a real workbench.
 * `npm run package && npx tsx scripts/pictures.ts`
 */
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ellipse, type Box } from '../test/e2e/support/ellipse.ts';
import { openInstalledWorkbench } from '../test/e2e/support/installed.ts';
import type { Workbench } from '../test/e2e/support/workbench.ts';

const file = 'instructions.jsonl';
const folder = resolve(import.meta.dirname, '../docs/images');
/** Rows of the sample, which are the points of its map. */
const points = 2_000;

const installed = await openInstalledWorkbench();
try {
  const { workbench } = installed;
  await workbench.openFile(file);
  await workbench.button('Cluster instructions').waitFor();
  await workbench.runCommand('Instruction Clusters: Cluster instructions');
  await workbench.gutterIcons.first().waitFor({ timeout: 90_000 });
  await workbench.webview.getByRole('heading', { name: file }).waitFor();
  await workbench.setTheme('dark');
  // Its noise would be half of a picture's bytes.
  await workbench.runCommand('View: Toggle Minimap');
  await workbench.page.locator('.minimap canvas').first().waitFor({ state: 'hidden' });
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await takeEditor(workbench);
  await takeCluster(workbench);
  await takeSplit(workbench);
  await takeMap(workbench);
  await takeSearch(workbench);
} finally {
  await installed.close();
}

async function takeEditor({ page, webview }: Workbench): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 720 });
  await webview.locator('.cluster-toggle').nth(2).waitFor();
  await page.screenshot({ path: join(folder, 'editor.png') });
}

async function takeCluster({ page, webview }: Workbench): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1100 });
  const opened = webview.locator('[data-cluster="1"]');
  await opened.locator('.cluster-toggle').click();
  await opened
    .getByRole('button', { name: /^Line / })
    .first()
    .waitFor();
  await page.screenshot({ path: join(folder, 'cluster.png'), clip: await seenOf(page, opened) });
  await opened.locator('.cluster-toggle').click();
}

async function takeSplit({ page, webview }: Workbench): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await webview.getByRole('button', { name: 'Split into files…' }).click();
  const dialog = webview.getByRole('dialog', { name: 'Split into files' });
  await dialog.getByText(/^kept .* lines$/).waitFor();
  await takePart(dialog, 'split.png');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function takeMap(workbench: Workbench): Promise<void> {
  const { page, webview } = workbench;
  await page.setViewportSize({ width: 1680, height: 720 });
  await workbench.runCommand('Instruction Clusters: Open map of clusters');
  const drawn = webview.locator(`canvas[data-drawn="${points}"][data-complete="true"]`);
  await drawn.waitFor({ timeout: 60_000 });
  const [box, label] = [await boxOf(drawn), await boxOf(webview.locator('.map-label').first())];
  const middle = [
    (label.x + label.width / 2 - box.x) / box.width,
    (label.y + label.height / 2 - box.y) / box.height,
  ] as const;
  await workbench.lasso(ellipse(box, middle, [0.2, 0.12]));
  await webview.getByText(/^Chosen:/).waitFor();
  await drawn.waitFor();
  await takePart(webview.locator('main'), 'map.png');
  await workbench.closeTab(`Map of ${file}`);
  await workbench.closeTab('Instruction Clusters');
}

async function takeSearch(workbench: Workbench): Promise<void> {
  const { page, webview } = workbench;
  await page.setViewportSize({ width: 1000, height: 480 });
  await workbench.runCommand('Instruction Clusters: Explore rows…');
  await webview.getByRole('radio', { name: 'Meaning' }).check({ force: true });
  await webview.getByLabel('Search by meaning').fill('Say briefly what the text is about.');
  await page.keyboard.press('Enter');
  await webview.getByText('Nearest clusters', { exact: true }).waitFor();
  await webview.locator('.row:not(.head) .plate').first().waitFor();
  await takePart(webview.locator('main'), 'search.png');
}

/** The part of an element that is in the window. */
async function seenOf(page: Page, element: Locator): Promise<Box> {
  const { x, y, width, height } = await boxOf(element);
  const bottom = Math.min(y + height, (page.viewportSize()?.height ?? 0) - 40);
  return { x, y, width, height: bottom - y };
}

async function takePart(part: Locator, name: string): Promise<void> {
  await part.screenshot({ path: join(folder, name) });
}

async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not on the screen.');
  return box;
}
