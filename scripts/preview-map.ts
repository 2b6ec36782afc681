/**
 * Photographs the map's page in Chromium, without VS Code, into `.cache/screenshots/map/`, and measures
 * its frames. Fails when the page breaks its content security policy, throws, or is not accessible.
 *
 *     npx tsx scripts/preview-map.ts [--scene lasso] [--theme dark] [--width 400] [--language ko] [--points 1700000]
 */
import { build } from 'esbuild';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { accessibilityFaults } from './test-host/accessibility.ts';
import { origin, pageHtml, themeNames, type ThemeName } from './preview-panel/page.ts';

const root = resolve(import.meta.dirname, '..');
const out = join(root, '.cache', 'screenshots', 'map');
const fakeHost = fileURLToPath(import.meta.resolve('./preview-panel/fake-map-host.ts'));
const height = 700;

/** What the person does in each scene before the picture is taken. */
const scenes: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  empty: () => Promise.resolve(),
  unclustered: () => Promise.resolve(),
  clustering: () => Promise.resolve(),
  making: async page => page.getByRole('progressbar').waitFor(),
  failed: async page => page.getByRole('alert').waitFor(),
  clustered: drawn,
  hover: async page => {
    await drawn(page);
    const box = await page.locator('canvas').boundingBox();
    for (let step = 0; box && step < 40; step++) {
      const [x, y] = [box.width * (0.3 + step / 100), box.height * 0.5];
      await page.mouse.move(box.x + x, box.y + y);
      if ((await page.locator('.tip-text').count()) > 0) break;
    }
    await page.getByText('Photosynthesis').first().waitFor();
  },
  lasso: async page => {
    await drawn(page);
    await lasso(page);
    await drawn(page);
  },
  focus: async page => {
    await drawn(page);
    await page.locator('.legend-toggle').nth(2).click();
    await drawn(page);
  },
  frames: measure,
};

const { values } = parseArgs({
  options: {
    scene: { type: 'string', multiple: true, default: Object.keys(scenes) },
    theme: { type: 'string', multiple: true, default: ['light', 'dark', 'hc-dark', 'hc-light'] },
    width: { type: 'string', multiple: true, default: ['400', '900'] },
    language: { type: 'string', default: 'en' },
    points: { type: 'string', default: '20000' },
  },
});

async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.locator('canvas[data-complete="true"]').waitFor();
}

async function lasso(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox();
  if (box === null) throw new Error('There is no canvas.');
  await page.keyboard.down('Shift');
  for (let step = 0; step <= 24; step++) {
    const angle = (step / 24) * 2 * Math.PI;
    const x = box.x + box.width * (0.55 + 0.25 * Math.cos(angle));
    const y = box.y + box.height * (0.5 + 0.3 * Math.sin(angle));
    await page.mouse.move(x, y);
    if (step === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.locator('.selection-bar').waitFor();
}

/** Drags and zooms for some seconds and prints the time between frames. */
async function measure(page: Page): Promise<void> {
  const start = performance.now();
  await drawn(page);
  const loaded = performance.now() - start;
  const times = await page.evaluate<number[]>('zoomAndMeasure()');
  const sorted = times.slice(5).toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(0);
  await drawn(page);
  console.log(
    `${values.points} points: all drawn after ${loaded.toFixed(0)} ms; frames while zooming: ` +
      `median ${at(0.5)} ms, 95% ${at(0.95)} ms`,
  );
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return outputFiles[0]?.text ?? '';
}

await mkdir(out, { recursive: true });
const files: Readonly<Record<string, readonly [body: string, type: string]>> = {
  '/map.js': [await bundle('webview/map/map.tsx'), 'text/javascript'],
  '/fake-map-host.js': [await bundle(fakeHost), 'text/javascript'],
  '/base.css': [await readFile(join(root, 'media/base.css'), 'utf8'), 'text/css'],
  '/map.css': [await readFile(join(root, 'media/map.css'), 'utf8'), 'text/css'],
};
const translations =
  values.language === 'en'
    ? ''
    : await readFile(join(root, 'l10n', `bundle.l10n.${values.language}.json`), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader'],
});
const faults: string[] = [];
for (const scene of values.scene) {
  for (const theme of values.theme) {
    for (const width of values.width) faults.push(...(await photograph(scene, theme, width)));
  }
}
await browser.close();
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function photograph(scene: string, theme: string, width: string): Promise<readonly string[]> {
  const act = scenes[scene];
  if (act === undefined) throw new Error(`There is no scene ${scene}.`);
  const page = await browser.newPage({ viewport: { width: Number(width), height } });
  const found: string[] = [];
  page.on('pageerror', error => found.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') found.push(message.text());
  });
  const html = pageHtml('map', themeOf(theme), values.language, translations);
  await page.route(`${origin}/**`, async route => {
    const path = new URL(route.request().url()).pathname;
    const [body, contentType] = files[path] ?? [html, 'text/html'];
    await route.fulfill({ body, contentType: `${contentType}; charset=utf-8` });
  });
  await page.goto(`${origin}/?state=${scene}&points=${values.points}`);
  await page.locator('main > *').first().waitFor();
  await act(page);
  await page.screenshot({ path: join(out, `${scene}-${theme}-${width}-${values.language}.png`) });
  found.push(...(await accessibilityFaults(page.locator('html'))));
  await page.close();
  return found.map(fault => `${scene} ${theme} ${width}: ${fault}`);
}

function themeOf(name: string): ThemeName {
  const theme = themeNames.find(known => known === name);
  if (theme === undefined) throw new Error(`There is no theme ${name}: ${themeNames.join(', ')}`);
  return theme;
}
