/**
 * Builds everything that runs into `dist/`: extension, worker, command line, panel and host tests.
 * `dist/models` and `dist/graphs` are made by `npm run model` and are left alone here.
 */
import { build, context } from 'esbuild';
import { cp, mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chatProviderBundle, hostTestBundle, shippedBundles } from './bundles.ts';
import { copyRuntimes } from './runtimes.ts';
import { thisTarget } from './vsix.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** Korean morphology: `src/core/describe/morphology.ts` looks for these beside the bundle. */
async function copyMorphology(): Promise<void> {
  const files = ['pkg/garu_wasm_bg.wasm', 'models/base.gmdl'];
  await mkdir(join(dist, 'garu'), { recursive: true });
  for (const file of files) {
    await cp(join(root, 'node_modules', 'garu-ko', file), join(dist, 'garu', basename(file)));
  }
}

const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });
await copyRuntimes(thisTarget());
await copyMorphology();
const bundles = [...shippedBundles, hostTestBundle, chatProviderBundle];
if (values.watch) {
  await Promise.all(bundles.map(async options => (await context(options)).watch()));
} else {
  await Promise.all(bundles.map(options => build(options)));
}
