/**
 * The whole job in a real workbench, on all 712,404 rows of NSMC (or `--rows N`): *Cluster instructions* from the explorer's menu
 * until the clusters are in the gutter of the rows view. `npx tsx bench/editor-job.ts`, after `npm run build`. Says what
 * each process of the extension needed at most.
 */
import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { cacheFolder } from '../scripts/test-host/folders.ts';
import { megabytes, seconds, whole } from './harness/figures.ts';
import { nsmc, realLines } from './harness/real-rows.ts';
import { chooseInExplorer, inWorkbench, rowsFrame } from './harness/workbench.ts';

const limit = 20 * 60_000;
const { values } = parseArgs({ options: { rows: { type: 'string', default: 'Infinity' } } });
const lines = await realLines(nsmc, Number(values.rows));
const folder = join(cacheFolder, 'bench', 'editor-job');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'rows.jsonl'), lines.map(line => `${line}\n`).join(''));
console.log(`${whole(lines.length)} rows`);
await inWorkbench('editor-job', folder, measure);
await rm(folder, { recursive: true });

async function measure(page: Page, logs: string): Promise<void> {
  await chooseInExplorer(page, 'rows.jsonl', 'Open in rows view');
  const frame = await rowsFrame(page);
  await frame.locator('.row .text').first().waitFor();
  await chooseInExplorer(page, 'rows.jsonl', 'Cluster instructions');
  const started = performance.now();
  const said = (what: string): void =>
    console.log(`${what}: ${seconds((performance.now() - started) / 1000)}`);
  await frame.locator('.plate').first().waitFor({ timeout: limit });
  said('clusters in the gutter');
  await page.screenshot({ path: join(logs, 'clustered.png') });
  for (const { name, peak } of await processes())
    console.log(`${name}: at most ${megabytes(peak)}`);
}

/** Resident memory at most, in bytes, of the processes that run the extension's programs. */
async function processes(): Promise<{ name: string; peak: number }[]> {
  const found: { name: string; peak: number }[] = [];
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const read = (file: string): Promise<string> =>
      readFile(join('/proc', id, file), 'utf8').catch(() => '');
    const command = (await read('cmdline')).split('\0');
    const name = command.find(part =>
      /dist\/(?:worker|reader)\.js$|--type=extensionHost/.test(part),
    );
    const peak = /VmHWM:\s+(\d+) kB/.exec(await read('status'))?.[1];
    const exists = await readlink(join('/proc', id, 'exe')).catch(() => undefined);
    if (name === undefined || peak === undefined || exists === undefined) continue;
    found.push({ name: name.split('/').at(-1) ?? name, peak: Number(peak) * 1024 });
  }
  return found;
}
