import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Target } from './vsix.ts';

const root = resolve(import.meta.dirname, '..');

/**
 * Copies packages that are loaded from disk at run time, because they hold native code, into `dist/node_modules`, with the
 * native code of `target` alone.
 */
export async function copyRuntimes(target: Target): Promise<void> {
  const native = join('bin', 'napi-v6', ...target.split('-'));
  await copyPackage('onnxruntime-node', ['package.json', 'dist', 'LICENSE', native]);
  await copyPackage('onnxruntime-common', ['package.json', 'dist/cjs', 'dist/esm', 'LICENSE']);
}

async function copyPackage(name: string, parts: readonly string[]): Promise<void> {
  const target = join(root, 'dist', 'node_modules', name);
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
