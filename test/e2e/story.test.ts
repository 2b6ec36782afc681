import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/test-host/folders.ts';
import { readManifest } from '../../src/core/split/manifest.ts';
import { readCuratedFiles, type CuratedFiles } from './support/curated-files.ts';
import { ellipse } from './support/ellipse.ts';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';
import { sortedLines, sortedSplitLines } from './support/split-lines.ts';
import { storyRows, type StoryRows } from './support/story-rows.ts';
import { themeNames, type Workbench } from './support/workbench.ts';

const file = 'prompts.jsonl';
/** Long prompts, on a machine that may be busy. */
const clusterLimit = 300_000;
const rowsOfSample = 40;

describe('from a file to what is worth training on, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;
  let rows: StoryRows;
  let runFolder: string;
  let path: string;

  const onDisk = (): Promise<CuratedFiles> => readCuratedFiles(runFolder);
  const item = (id: number): Locator => workbench.webview.locator(`[data-cluster="${id}"]`);
  const toggle = (id: number): Locator => item(id).locator('.cluster-toggle');
  const undone = (text: RegExp): Promise<void> =>
    workbench.webview.getByRole('button', { name: text }).waitFor();

  /** Clusters with their rows, as the panel lists them. */
  const listed = async (): Promise<ReadonlyMap<number, number>> => {
    const items = workbench.webview.locator('[data-cluster]');
    const counts = await items.locator('.cluster-count').allTextContents();
    const ids = await items.evaluateAll(all => all.map(one => one.getAttribute('data-cluster')));
    const digits = counts.map(text => Number(text.replace(/\D/g, '')));
    return new Map(ids.map((id, at) => [Number(id), digits[at] ?? 0]));
  };
  /** Clusters with their rows, as the files on the disk have them. */
  const stored = async (): Promise<ReadonlyMap<number, number>> =>
    new Map((await onDisk()).clusters.map(({ id, rows: count }) => [id, count]));
  const expectSame = async (): Promise<void> => {
    const there = await stored();
    expect([...there.values()].reduce((sum, count) => sum + count, 0)).toBe(rows.lines.length);
    await expect.poll(listed).toEqual(there);
  };
  const inAllThemes = async (name: string): Promise<void> => {
    for (const theme of themeNames) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`story-${name}-${theme}`);
    }
  };

  beforeAll(async () => {
    installed = await openInstalledWorkbench();
    workbench = installed.workbench;
    await workbench.page.setViewportSize({ width: 1600, height: 1000 });
    rows = await storyRows(installed.folder);
    console.log(`${rows.lines.length} rows from ${rows.from}`);
    path = join(installed.folder, file);
    runFolder = `${path}.clusters`;
    await writeFile(path, rows.lines.map(line => `${line}\n`).join(''));
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  it('clusters the file', async () => {
    await workbench.openFile(file);
    await workbench.button('Cluster instructions').waitFor();
    await workbench.runCommand('Instruction Clusters: Cluster instructions');
    await workbench.gutterIcons.first().waitFor({ timeout: clusterLimit });
    await workbench.runCommand('Instruction Clusters: Show cluster panel');
    await workbench.webview.getByRole('heading', { name: file }).waitFor();
    await expectSame();
    expect((await onDisk()).journal).toEqual([]);
  }, 400_000);

  it('renames a cluster', async () => {
    await toggle(1).focus();
    await workbench.page.keyboard.press('F2');
    await workbench.page.keyboard.type('Questions 질문');
    await workbench.page.keyboard.press('Enter');
    await toggle(1).getByText('Questions 질문').waitFor();
    const { state, journal } = await onDisk();
    expect(state.marksOf(1).name).toBe('Questions 질문');
    expect(journal).toEqual(['rename']);
  });

  it('merges two clusters', async () => {
    const before = await stored();
    await toggle(2).click({ modifiers: ['Control'] });
    await toggle(3).click({ modifiers: ['Control'] });
    await workbench.webview.getByRole('button', { name: 'Merge', exact: true }).click();
    await undone(/^Undo: Merge cluster 3 into cluster 2$/);
    const after = await stored();
    expect(after.size).toBe(before.size - 1);
    expect(after.get(2)).toBe((before.get(2) ?? 0) + (before.get(3) ?? 0));
    await expectSame();
  });

  it('splits one', async () => {
    const before = await stored();
    await toggle(2).click();
    await item(2).getByLabel('Number of parts').selectOption('3');
    await item(2).getByRole('button', { name: 'Split into parts:' }).click();
    await undone(/^Undo: Split cluster 2 into /);
    const after = await stored();
    const parts = [2, ...[...after.keys()].filter(id => !before.has(id))];
    expect(parts).toHaveLength(3);
    expect(parts.reduce((sum, id) => sum + (after.get(id) ?? 0), 0)).toBe(before.get(2));
    await expectSame();
    await workbench.webview
      .getByRole('button', { name: /^Line / })
      .first()
      .waitFor();
    await inAllThemes('panel');
    await toggle(2).click();
  });

  it('moves what is inside a line on the map to a new cluster', async () => {
    const before = await stored();
    const { webview } = workbench;
    await workbench.runCommand('Instruction Clusters: Open map of clusters');
    const count = rows.lines.length;
    await webview.locator(`canvas[data-drawn="${count}"][data-complete="true"]`).waitFor();
    const box = await webview.locator('canvas').boundingBox();
    if (box === null) throw new Error('There is no canvas.');
    const label = await webview.locator('.map-label').first().boundingBox();
    if (label === null) throw new Error('There is no label.');
    const middle = [
      (label.x + label.width / 2 - box.x) / box.width,
      (label.y + label.height / 2 - box.y) / box.height,
    ] as const;
    await workbench.lasso(ellipse(box, middle, [0.12, 0.06]));
    const chosen = await webview.getByText(/^Chosen: [\d,]+ rows$/).innerText();
    const inside = Number(chosen.replace(/\D/g, ''));
    expect(inside).toBeGreaterThan(0);
    await inAllThemes('map');
    await webview.getByRole('button', { name: 'Move to a new cluster' }).click();
    await webview.getByText(/^Chosen:/).waitFor({ state: 'detached' });
    await workbench.tab('Instruction Clusters').click();

    await webview.getByRole('heading', { name: file }).waitFor();
    const added = [...(await stored())].filter(([id]) => !before.has(id));
    expect(added.map(([, size]) => size)).toEqual([inside]);
    await expectSame();
  });

  it('drops the cluster that looks broken', async () => {
    const { webview } = workbench;
    await webview.getByLabel('Sort by').selectOption({ label: 'Suggested drops first' });
    const first = webview.locator('[data-cluster]').first();
    await first.getByText('looks broken').waitFor();
    const id = Number(await first.getAttribute('data-cluster'));
    await first.getByRole('button', { name: `Drop cluster ${id}`, exact: true }).click();
    await undone(new RegExp(`^Undo: Drop cluster ${id}$`));
    expect((await onDisk()).state.marksOf(id).dropped).toBe(true);
  });

  it('undoes two changes', async () => {
    const { page, webview } = workbench;
    await webview.locator('.cluster-toggle').first().focus();
    await page.keyboard.press('Control+z');
    await undone(/^Undo: Move [\d,]+ rows to cluster \d+$/);
    await page.keyboard.press('Control+z');
    await undone(/^Undo: Split cluster 2 into /);
    const { journal, clusters } = await onDisk();
    expect(journal).toEqual(['rename', 'merge', 'split', 'move', 'drop', 'undo', 'undo']);
    expect(clusters.some(({ dropped }) => dropped)).toBe(false);
    await expectSame();
  });

  it('knows all of it after a restart, and makes the changes again', async () => {
    await installed.restart();
    const { webview } = workbench;
    await workbench.gutterIcons.first().waitFor({ timeout: clusterLimit });
    await workbench.tab(`Map of ${file}`).click();
    const count = rows.lines.length;
    await webview.locator(`canvas[data-drawn="${count}"][data-complete="true"]`).waitFor();
    await workbench.closeTab(`Map of ${file}`);
    await webview.getByRole('heading', { name: file }).waitFor();
    await undone(/^Undo: Split cluster 2 into /);
    await expectSame();
    await webview.getByRole('button', { name: /^Redo: Move / }).click();
    await undone(/^Undo: Move /);
    await webview.getByRole('button', { name: /^Redo: Drop / }).click();
    await undone(/^Undo: Drop /);
    const { journal, clusters } = await onDisk();
    expect(journal.slice(-2)).toEqual(['redo', 'redo']);
    expect(clusters.filter(({ dropped }) => dropped)).toHaveLength(1);
    await expectSame();
  }, 400_000);

  it('finds rows by meaning', async () => {
    const { page, webview } = workbench;
    await workbench.closeTab('Instruction Clusters');
    await workbench.runCommand('Instruction Clusters: Explore rows…');
    await webview.getByRole('radio', { name: 'Meaning' }).check({ force: true });
    await webview.getByLabel('Search by meaning').fill(rows.query);
    await page.keyboard.press('Enter');
    await webview.getByText('Nearest clusters', { exact: true }).waitFor();
    const found = webview.locator('.row:not(.head)');
    await found.first().getByText(rows.answer).first().waitFor();
    const texts = (await found.allInnerTexts()).slice(0, 10);
    expect(texts.filter(text => rows.answer.test(text)).length).toBeGreaterThan(5);
    await inAllThemes('search');
    await workbench.closeTab(`Rows of ${file}`);
  });

  it('writes a balanced sample and the rest, and loses no line', async () => {
    await workbench.openFile(file);
    await workbench.runCommand('Instruction Clusters: Show cluster panel');
    const { webview } = workbench;
    await webview.getByRole('button', { name: 'Split into files…' }).click();
    const dialog = webview.getByRole('dialog', { name: 'Split into files' });
    await dialog.getByRole('checkbox', { name: 'Only a sample of the rows' }).click();
    await dialog.getByLabel('Rows', { exact: true }).fill(String(rowsOfSample));
    await dialog.getByLabel('Count').selectOption({ label: 'of every cluster' });
    await dialog.getByLabel('Take').selectOption({ label: 'the most varied rows' });
    await dialog.getByRole('checkbox', { name: /_left-out/ }).click();
    await dialog.getByRole('rowheader', { name: '_left-out.jsonl' }).waitFor();
    await inAllThemes('split');
    await dialog.getByRole('button', { name: /^Write \d+ files$/ }).click();
    await webview.getByText(/and verified/).waitFor();
    await inAllThemes('done');

    const out = join(installed.folder, 'prompts.split');
    const { clusters } = await onDisk();
    const { counts, files } = await readManifest(out);
    const dropped = clusters.filter(cluster => cluster.dropped);
    expect(counts.dropped).toBe(dropped.reduce((sum, { rows: size }) => sum + size, 0));
    expect(counts.dropped).toBeGreaterThan(0);
    expect(counts.kept + counts.leftOut + counts.dropped).toBe(rows.lines.length);
    const sampled = files.filter(({ kind }) => kind === 'cluster');
    expect(sampled).toHaveLength(clusters.length - 1);
    expect(Math.max(...sampled.map(({ rows: size }) => size))).toBe(rowsOfSample);
    expect(await sortedSplitLines(out)).toEqual(await sortedLines(path));

    const verify = [join(projectFolder, 'dist/cli.js'), 'verify', out, '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, verify);
    expect(JSON.parse(stdout)).toMatchObject({ source: 'same', problems: [] });
  });
});
