import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../command.ts';

const root = resolve(import.meta.dirname, '../..');
/** Called as a program, since its types would change those of every list in this project. */
const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];

/** Where a program's memory comes from: its own, which it exports, or one that it may share with other threads. */
const memory = {
  'row-scan': [],
  'find-bytes': [],
  nearest: ['--importMemory', '--sharedMemory', '--maximumMemory', '65536', '--enable', 'threads'],
} as const;

/** A program of `wasm/`, by the name of its file: no runtime, and no imports but a shared memory. */
export async function compileProgram(name: keyof typeof memory): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  try {
    const target = join(folder, `${name}.wasm`);
    const source = [`wasm/${name}.ts`, '--baseDir', root, '--outFile', target];
    await runCommand(process.execPath, [compiler, ...source, ...options, ...memory[name]]);
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true });
  }
}
