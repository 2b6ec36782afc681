/**
 * Measures the rows view in a real workbench and browser: `npx tsx bench/rows-view.ts [--rows 1700000]`, after
 * `npm run build`. The first time it writes the rows (some hundred MB) and clusters them on the command line.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Frame, Page } from 'playwright-core';
import { showCommand } from '../scripts/command.ts';
import { cacheFolder, projectFolder } from '../scripts/test-host/folders.ts';
import { writeVariedRows } from './harness/varied-rows.ts';
import { chooseInExplorer, inWorkbench, rowsFrame } from './harness/workbench.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1700000' } } });
const rows = Number(values.rows);
const folder = join(cacheFolder, 'bench', `rows-view-${rows}`);
const source = join(folder, 'rows.jsonl');

await writeVariedRows(source, rows);
if (!existsSync(`${source}.clusters`)) {
  const cli = join(projectFolder, 'dist', 'cli.js');
  await showCommand('node', [cli, 'cluster', source, '--k', '40'], { cwd: folder });
}

await inWorkbench('rows-view', folder, measure);

async function measure(page: Page, logs: string): Promise<void> {
  // The text editor would load the whole file into the browser first.
  await chooseInExplorer(page, 'rows.jsonl', 'Open in rows view');
  const frame = await rowsFrame(page);
  const started = performance.now();
  await frame.locator('.row .text', { hasText: '"instruction"' }).first().waitFor();
  const { loaded, now } = await frame.evaluate(() => {
    const scripts = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const script = scripts.find(({ name }) => name.includes('rows.js'));
    return { loaded: script?.responseEnd ?? NaN, now: performance.now() };
  });
  say('page loaded (after its own start)', loaded);
  say('first rows (after the page was loaded)', now - loaded);
  await frame.locator('.plate').first().waitFor();
  say('clusters in the gutter (after the first rows)', performance.now() - started);
  await frame.getByText(`of ${rows.toLocaleString('en')}`).waitFor();
  say('all lines found (after the first rows)', performance.now() - started);
  await page.screenshot({ path: join(logs, 'rows-view.png') });
  await watchFrames(frame);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  let busy = await threadSeconds(cdp);
  const phase = async (when: string, steps: number): Promise<void> => {
    await report(frame, when);
    const now = await threadSeconds(cdp);
    say(
      `  processor time of the browser’s main thread, ${when}, each of ${steps}`,
      (1000 * (now - busy)) / steps,
    );
    busy = now;
  };

  const before = await heap(frame);
  const jumps = await measureJumps(page, frame, 40);
  jumps.sort((a, b) => a - b);
  say('jump to rows shown, median', jumps[Math.floor(jumps.length / 2)] ?? NaN);
  say('jump to rows shown, longest', jumps.at(-1) ?? NaN);
  await phase('while jumping', jumps.length);

  const box = await frame.locator('.grid').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
  for (let turn = 0; turn < 400; turn++) await page.mouse.wheel(0, turn % 100 < 50 ? 120 : 700);
  await phase('while turning the wheel', 400);

  await page.mouse.move(...(await barPoint(frame, 0)));
  await page.mouse.down();
  for (let step = 0; step <= 200; step++)
    await page.mouse.move(...(await barPoint(frame, step / 200)));
  await page.mouse.up();
  await phase('while dragging the scroll bar from end to end', 200);

  await frame.locator('.grid').press('Control+Home');
  for (let turn = 0; turn < 150; turn++) await frame.locator('.grid').press('PageDown');
  await phase('while pressing Page Down', 150);
  say('heap of the page before, MB', before / 1e6);
  say('heap of the page after, MB', (await heap(frame)) / 1e6);

  const search = performance.now();
  await frame.getByRole('textbox').fill('마지막 장면');
  await frame.getByText(/^([\d,]+ of )?[\d,]+ lines found$/).waitFor({ timeout: 60_000 });
  say('search of the whole file', performance.now() - search);
}

/** Presses the scroll bar at places all over and waits until every row on the screen has its text. */
async function measureJumps(page: Page, frame: Frame, count: number): Promise<number[]> {
  await frame.evaluate(() => {
    const target = globalThis as unknown as { jumps: number[] };
    target.jumps = [];
    addEventListener(
      'pointerdown',
      () => {
        const start = performance.now();
        const first = document.querySelector('.row')?.id;
        const look = (): void => {
          const shown = document.querySelectorAll('.row');
          const moved = shown[0] !== undefined && shown[0].id !== first;
          const waits = document.querySelector('.coming, .mark:empty') !== null;
          if (moved && !waits) target.jumps.push(performance.now() - start);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      true,
    );
  });
  for (let jump = 0; jump < count; jump++) {
    await page.mouse.move(...(await barPoint(frame, 0.1 + (0.85 * ((jump * 37) % count)) / count)));
    await page.mouse.down();
    await page.mouse.up();
    await frame.waitForFunction(
      done => (globalThis as unknown as { jumps: number[] }).jumps.length > done,
      jump,
    );
  }
  return frame.evaluate(() => (globalThis as unknown as { jumps: number[] }).jumps);
}

async function barPoint(frame: Frame, share: number): Promise<[number, number]> {
  const box = await frame.locator('.overview').boundingBox();
  if (box === null) throw new Error('There is no scroll bar.');
  return [box.x + box.width / 2, box.y + 1 + share * (box.height - 2)];
}

/** Processor time that the browser's main thread has taken, whatever else the machine does. */
async function threadSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

interface Watch {
  longTasks: number[];
  frames: number[];
}

async function watchFrames(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    const watch: Watch = { longTasks: [], frames: [] };
    (globalThis as unknown as { watch: Watch }).watch = watch;
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) watch.longTasks.push(duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const tick = (now: number): void => {
      watch.frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

async function report(frame: Frame, when: string): Promise<void> {
  const { frames, longTasks } = await frame.evaluate(() => {
    const { watch } = globalThis as unknown as { watch: Watch };
    const seen = { frames: watch.frames, longTasks: watch.longTasks };
    Object.assign(watch, { frames: [], longTasks: [] });
    return seen;
  });
  const slow = frames.filter(ms => ms > 50).length;
  const longest = Math.max(0, ...frames).toFixed(0);
  console.log(
    `${when}: ${frames.length} frames, ${slow} over 50 ms (longest ${longest} ms), long tasks: ${longTasks.map(ms => ms.toFixed(0)).join(', ') || 'none'}`,
  );
}

async function heap(frame: Frame): Promise<number> {
  return frame.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
}

function say(what: string, value: number): void {
  console.log(`${what}: ${value.toFixed(value < 20 ? 1 : 0)}${what.endsWith('MB') ? '' : ' ms'}`);
}
