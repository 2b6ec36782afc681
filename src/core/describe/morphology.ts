import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Token } from 'garu-ko';
import { GaruWasm, initSync } from 'garu-ko/pkg/garu_wasm.js';

export type Morpheme = Pick<Token, 'text' | 'pos'>;

/** Cuts Korean text into morphemes with their part of speech (Sejong tag set). */
export interface Morphology {
  analyze(text: string): readonly Morpheme[];
}

let loading: Promise<Morphology> | undefined;

/**
 * Loads the Korean morphological analyser once (1.4 MB). A failed start is forgotten, so that the
 * next call tries again.
 */
export function loadMorphology(): Promise<Morphology> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * Goes past the loader of `garu-ko`, which looks for its files relative to its own module and
 * therefore fails once it is bundled.
 */
async function load(): Promise<Morphology> {
  const [program, model] = await Promise.all([
    readFile(pathOf('garu_wasm_bg.wasm', 'pkg')),
    readFile(pathOf('base.gmdl', 'models')),
  ]);
  initSync({ module: program });
  const garu = new GaruWasm(model);
  return {
    analyze: text => (garu.analyze(text) as { readonly tokens: readonly Morpheme[] }).tokens,
  };
}

/** The file beside the bundle, where the build puts it, or in the package when run from source. */
function pathOf(file: string, folderInPackage: string): string {
  const bundled = fileURLToPath(new URL(`./garu/${file}`, import.meta.url));
  if (existsSync(bundled)) return bundled;
  return createRequire(import.meta.url).resolve(`garu-ko/${folderInPackage}/${file}`);
}
