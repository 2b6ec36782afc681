/**
 * Packs the extension with its model and native runtime: `dist/instruction-clusters-TARGET-VERSION.vsix`, for this
 * platform unless another target is named.
 *
 *     npm run package [-- --target win32-x64 --target darwin-arm64 | -- --target all]
 */
import { readFile, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { unzipSync } from 'fflate';
import { runCommand } from './command.ts';
import { copyRuntimes } from './runtimes.ts';
import { requiredFiles, targets, thisTarget, vsixPath, type Target } from './vsix.ts';

const root = resolve(import.meta.dirname, '..');

const { values } = parseArgs({ options: { target: { type: 'string', multiple: true } } });
const wanted = wantedTargets(values.target ?? [thisTarget()]);

for (const script of ['build.ts', 'model/prepare.ts']) {
  await runCommand(process.execPath, ['--import', 'tsx', join('scripts', script)], { cwd: root });
}
try {
  for (const target of wanted) {
    await copyRuntimes(target);
    await pack(target);
  }
} finally {
  if (wanted.at(-1) !== thisTarget()) await copyRuntimes(thisTarget());
}

function wantedTargets(names: readonly string[]): readonly Target[] {
  if (names.includes('all')) return targets;
  const unknown = names.find(name => !targets.some(target => target === name));
  if (unknown !== undefined) {
    throw new Error(`There is no target ${unknown}, only ${targets.join(', ')} and all.`);
  }
  return targets.filter(target => names.includes(target));
}

async function pack(target: Target): Promise<void> {
  const path = vsixPath(target);
  await rm(path, { force: true });
  await createVSIX({
    cwd: root,
    packagePath: path,
    target,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const content = await readFile(path);
  const names = listZip(content);
  const missing = requiredFiles(target).filter(name => !names.has(`extension/${name}`));
  const foreign = [...names].filter(name => isForeign(name, target));
  if (missing.length > 0 || foreign.length > 0) {
    await rm(path);
    throw new Error(`The package lacks ${missing.join(', ')} and has ${foreign.join(', ')}.`);
  }
  const megabytes = (content.byteLength / 1e6).toFixed(1);
  console.log(`${relative(root, path)}: ${megabytes} MB, ${names.size} files`);
}

/** Whether it is native code of another target. */
function isForeign(name: string, target: Target): boolean {
  const [, platform, processor] = /\/napi-v6\/([^/]+)\/([^/]+)\//.exec(name) ?? [];
  return platform !== undefined && `${platform}-${processor}` !== target;
}

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
