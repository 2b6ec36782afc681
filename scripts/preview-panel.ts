/**
 * Photographs the panel's and the explore page in Chromium, without VS Code, into `.cache/screenshots/panel/`.
 * Fails when the page breaks its content security policy, throws, or is not accessible.
 *
 *     npx tsx scripts/preview-panel.ts [--scene done] [--theme dark] [--width 400] [--language ko]
 */
import { build } from 'esbuild';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { accessibilityFaults } from './test-host/accessibility.ts';
import {
  origin,
  pageHtml,
  pages,
  pageTitle,
  themeNames,
  type ThemeName,
} from './preview-panel/page.ts';
import { scenes, type Scene } from './preview-panel/scenes.ts';

const root = resolve(import.meta.dirname, '..');
const out = join(root, '.cache', 'screenshots', 'panel');
const height = 800;

const { values } = parseArgs({
  options: {
    scene: { type: 'string', multiple: true, default: Object.keys(scenes) },
    theme: { type: 'string', multiple: true, default: ['light', 'dark', 'hc-dark', 'hc-light'] },
    width: { type: 'string', multiple: true, default: ['400', '900'] },
    language: { type: 'string', multiple: true, default: ['en'] },
  },
});

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

async function translations(language: string): Promise<string> {
  if (language === 'en') return '';
  return readFile(join(root, 'l10n', `bundle.l10n.${language}.json`), 'utf8');
}

interface Shot {
  readonly name: string;
  readonly scene: Scene;
  readonly theme: ThemeName;
  readonly width: number;
  readonly language: string;
}

function shots(): readonly Shot[] {
  return values.scene.flatMap(name => {
    const scene = scenes[name];
    if (!scene) throw new Error(`There is no scene ${name}: ${Object.keys(scenes).join(', ')}`);
    return values.theme.flatMap(wanted => {
      const theme = themeNames.find(known => known === wanted);
      if (!theme) throw new Error(`There is no theme ${wanted}: ${themeNames.join(', ')}`);
      return values.width.flatMap(width =>
        values.language.map(language => ({ name, scene, theme, width: Number(width), language })),
      );
    });
  });
}

/** Collects what must not happen in the page: script errors and breaches of the policy. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('dialog', dialog => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return faults;
}

async function photograph(browser: Browser, files: Files, shot: Shot): Promise<readonly string[]> {
  const { name, scene, theme, width, language } = shot;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
  const faults = watch(page);
  const html = pageHtml(scene.page ?? 'panel', theme, language, await translations(language));
  await page.route(`${origin}/**`, async route => {
    const path = new URL(route.request().url()).pathname;
    const [body, contentType] = files[path] ?? [html, 'text/html'];
    await route.fulfill({ body, contentType: `${contentType}; charset=utf-8` });
  });
  await page.goto(`${origin}/?state=${scene.state}`);
  await page.locator('main > *').first().waitFor();
  await scene.act?.(page);
  await page.screenshot({
    path: join(out, `${name}-${theme}-${width}${language === 'en' ? '' : `-${language}`}.png`),
    fullPage: scene.fullPage ?? false,
    animations: 'disabled',
  });
  faults.push(...(await accessibilityFaults(page.locator('html'))));
  if ((await page.title()) !== pageTitle) faults.push('text of the data set ran as markup');
  const breaking = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (breaking) faults.push('the page scrolls sideways');
  await page.close();
  return faults.map(fault => `${name} ${theme} ${width} ${language}: ${fault}`);
}

type Files = Readonly<Record<string, readonly [body: string, type: string]>>;

await mkdir(out, { recursive: true });
const files: Record<string, readonly [body: string, type: string]> = {};
for (const [page, { styles, fakeHost }] of Object.entries(pages)) {
  const folder = `webview/${page}`;
  files[`/${page}.js`] = [await bundle(`${folder}/${page}.tsx`), 'text/javascript'];
  files[`/${fakeHost}.js`] = [
    await bundle(`scripts/preview-panel/${fakeHost}.ts`),
    'text/javascript',
  ];
  for (const style of styles) {
    files[`/${style}.css`] = [await readFile(join(root, `media/${style}.css`), 'utf8'), 'text/css'];
  }
}
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const faults: string[] = [];
for (const shot of shots()) faults.push(...(await photograph(browser, files, shot)));
await browser.close();
for (const fault of faults) console.error(fault);
console.log(`${shots().length} screenshots in ${out}`);
process.exitCode = faults.length > 0 ? 1 : 0;
