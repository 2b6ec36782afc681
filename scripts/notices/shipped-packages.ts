import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { shippedBundles } from '../bundles.ts';

const root = resolve(import.meta.dirname, '../..');

/** Loaded from disk at run time, so that esbuild does not see them. */
const copiedPackages = ['onnxruntime-node', 'onnxruntime-common', 'garu-ko'];

const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
/** How a package that comes bundled already names what is inside. */
const carriedPackage =
  /^\/\/ \S*node_modules\/\.pnpm\/[^/]+@([^@/]+)\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm;

export interface ShippedPackage {
  /** Where it is installed, relative to the project. */
  readonly folder: string;
  /** The version that is shipped when it is not the installed one. */
  readonly version: string | undefined;
}

/**
 * The packages whose code is in an installed extension: what esbuild puts into the bundles, what those
 * packages carry inside, and what the build copies.
 */
export async function shippedPackages(): Promise<readonly ShippedPackage[]> {
  const versions = new Map<string, string | undefined>();
  for (const name of copiedPackages) versions.set(`node_modules/${name}`, undefined);
  for (const file of await bundledFiles()) {
    const folder = packageFolder.exec(file)?.[0];
    if (folder === undefined) continue;
    versions.set(folder, undefined);
    const text = await readFile(join(root, file), 'utf8');
    for (const [, version, name = ''] of text.matchAll(carriedPackage)) {
      versions.set(`node_modules/${name}`, version);
    }
  }
  const packages = [...versions].map(([folder, version]) => ({ folder, version }));
  return packages.toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Files that contribute to a bundle. */
async function bundledFiles(): Promise<ReadonlySet<string>> {
  const results = await Promise.all(
    shippedBundles.map(options => build({ ...options, write: false, metafile: true })),
  );
  const outputs = results.flatMap(({ metafile }) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap(({ inputs }) => Object.entries(inputs));
  return new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file));
}
