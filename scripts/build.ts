/**
 * Builds everything that runs into `dist/`: extension, worker, command line, panel and host tests.
 * `dist/models` and `dist/graphs` are made by `npm run model` and are left alone here.
 */
import { build, context } from 'esbuild';
import { cp, mkdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chatProviderBundle, hostTestBundle, shippedBundles } from './bundles.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** Packages that are loaded from disk at run time because they hold native code or WebAssembly. */
async function copyRuntimes(): Promise<void> {
  const platform = join('bin', 'napi-v6', process.platform, process.arch);
  await copyPackage('onnxruntime-node', ['package.json', 'dist', 'LICENSE', platform]);
  await copyPackage('onnxruntime-common', ['package.json', 'dist/cjs', 'dist/esm', 'LICENSE']);
}

/** Korean morphology: `src/core/describe/morphology.ts` looks for these beside the bundle. */
async function copyMorphology(): Promise<void> {
  const files = ['pkg/garu_wasm_bg.wasm', 'models/base.gmdl'];
  await mkdir(join(dist, 'garu'), { recursive: true });
  for (const file of files) {
    await cp(join(root, 'node_modules', 'garu-ko', file), join(dist, 'garu', basename(file)));
  }
}

async function copyPackage(name: string, parts: readonly string[]): Promise<void> {
  const target = join(dist, 'node_modules', name);
  await rm(target, { recursive: true, force: true });
  for (const part of parts) {
    const from = join(root, 'node_modules', name, part);
    if (!existsSync(from)) continue;
    await mkdir(dirname(join(target, part)), { recursive: true });
    await cp(from, join(target, part), { recursive: true, filter: isNeeded });
  }
}

/** Declarations and source maps are of no use at run time. */
function isNeeded(path: string): boolean {
  return !/\.(?:d\.ts|map)$/.test(path);
}

const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });
await copyRuntimes();
await copyMorphology();
const bundles = [...shippedBundles, hostTestBundle, chatProviderBundle];
if (values.watch) {
  await Promise.all(bundles.map(async options => (await context(options)).watch()));
} else {
  await Promise.all(bundles.map(options => build(options)));
}
