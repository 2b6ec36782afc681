/**
 * `npm run demo`: prepares the model, builds, and does the main job on the sample as a person would
 * on the command line: cluster, split, check. Everything is written to `.cache/demo/`.
 */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { showCommand } from './command.ts';

const root = resolve(import.meta.dirname, '..');
const sample = join(root, 'samples', 'instructions.jsonl');
const demo = join(root, '.cache', 'demo');
const run = join(demo, 'run');
const out = join(demo, 'split');
const cli = join(root, 'dist', 'cli.js');
const tsx = ['--import', 'tsx'];

const steps: readonly (readonly string[])[] = [
  [...tsx, join(root, 'scripts', 'model', 'prepare.ts')],
  [...tsx, join(root, 'scripts', 'build.ts')],
  [cli, 'cluster', sample, '--run', run, '--cache', join(demo, 'cache')],
  [cli, 'split', run, '--out', out],
  [cli, 'verify', out],
];

await rm(out, { recursive: true, force: true });
for (const step of steps) {
  const code = await showCommand(process.execPath, step, { cwd: root });
  if (code !== 0) process.exit(code);
}
console.log('\nOpen the folder in VS Code and press F5 to see the same in the editor.');
