import { chromium, type Browser, type Page } from 'playwright-core';
import { requireBrowser } from './system-packages.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  // WebGL by the processor, which Chromium no longer takes by itself.
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await requireBrowser(), args: flags });
}

/** Languages that the extension speaks. */
export type Language = 'en' | 'ko';

/**
 * A page of the size at which the pictures are taken. The workbench has no language packs and stays
 * English; extensions in it are shown in `language`.
 */
export async function newPage(browser: Browser, language: Language = 'en'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: language });
  await page.addInitScript(chosen => {
    // The workbench's own script resets this global to English while it loads.
    const property = { get: () => chosen, set: () => undefined };
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', property);
  }, language);
  return page;
}

/** Address of a workbench on this machine that has `folder` open. */
export function workbenchUrl(
  port: number,
  folder: string,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
