/**
 * Packs the extension with its model and native runtime for this platform:
 * `dist/instruction-clusters-TARGET-VERSION.vsix`.
 */
import { readFile, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { unzipSync } from 'fflate';
import { runCommand } from './command.ts';
import { requiredFiles, thisTarget, vsixPath } from './vsix.ts';

const root = resolve(import.meta.dirname, '..');

for (const script of ['build.ts', 'model/prepare.ts']) {
  await runCommand(process.execPath, ['--import', 'tsx', join('scripts', script)], { cwd: root });
}
const path = vsixPath();
await rm(path, { force: true });
await createVSIX({
  cwd: root,
  packagePath: path,
  target: thisTarget(),
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const content = await readFile(path);
const names = listZip(content);
const missing = requiredFiles().filter(name => !names.has(`extension/${name}`));
if (missing.length > 0) {
  await rm(path);
  throw new Error(`The package lacks ${missing.join(', ')}.`);
}
const megabytes = (content.byteLength / 1e6).toFixed(1);
console.log(`${relative(root, path)}: ${megabytes} MB, ${names.size} files`);

function listZip(zip: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  unzipSync(zip, {
    filter: ({ name }) => {
      names.add(name);
      return false;
    },
  });
  return names;
}
