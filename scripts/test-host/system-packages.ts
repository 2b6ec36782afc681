/** What the tests need of the operating system; installed with apt when it is missing and we may. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../command.ts';

/**
 * Path of a Chromium that can show Korean.
 * @throws Error that says what to install
 */
export async function requireBrowser(): Promise<string> {
  const missing = [
    ...(findBrowser() === undefined ? ['chromium'] : []),
    ...((await hasKoreanFont()) ? [] : ['fonts-noto-cjk']),
  ];
  await installPackages(missing);
  const browser = findBrowser();
  if (browser === undefined) throw new Error('Chromium was installed but is not on the PATH.');
  return browser;
}

/** @throws Error that says what to install when native modules cannot be compiled here */
export async function requireCompiler(): Promise<void> {
  const packages = { python3: 'python3', make: 'make', 'c++': 'g++' };
  await installPackages(
    Object.entries(packages)
      .filter(([program]) => findProgram(program) === undefined)
      .map(([, name]) => name),
  );
}

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macBrowsers = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function findBrowser(): string | undefined {
  const chosen = process.env['CHROMIUM'];
  if (chosen !== undefined) return chosen;
  for (const name of browserNames) {
    const found = findProgram(name);
    if (found !== undefined) return found;
  }
  return macBrowsers.find(path => existsSync(path));
}

function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map(folder => join(folder, name)).find(path => existsSync(path));
}

async function hasKoreanFont(): Promise<boolean> {
  if (process.platform === 'darwin') return true;
  if (findProgram('fc-list') === undefined) return false;
  return (await runCommand('fc-list', [':lang=ko', 'family'])).trim() !== '';
}

async function installPackages(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const canInstall = process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
  if (!canInstall) {
    throw new Error(
      `Please install: ${names.join(', ')} (Debian: apt-get install ${names.join(' ')}).`,
    );
  }
  console.log(`Installing with apt: ${names.join(', ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env });
}
