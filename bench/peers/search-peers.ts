import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { VectorSet } from '../../src/core/math/vectors.ts';
import { Missing } from '../harness/benchmark.ts';
import { root } from '../harness/places.ts';
import { PythonPeer } from './python-peer.ts';

/** ripgrep as VS Code brings it, in the workbench that the tests install. */
const inTestHost = join(
  ...[root, '.cache/test-host/code-server/node_modules/code-server/lib/vscode/node_modules'],
  ...['@vscode/ripgrep-universal/bin', `${process.platform}-${process.arch}`, 'rg'],
);

/**
 * Lines that ripgrep counts in a file.
 * @throws Missing
 */
export async function ripgrepCount(args: readonly string[], path: string): Promise<number> {
  const program = existsSync(inTestHost) ? inTestHost : 'rg';
  const options = ['--count', '--no-config', '--threads', '1', '--encoding', 'none'];
  const run = promisify(execFile)(program, [...options, ...args, path]);
  const { stdout } = await run.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 1) return { stdout: '0' };
    throw new Missing('ripgrep cannot be started', { cause: error });
  });
  return Number(stdout);
}

/** The nearest vectors to one of them, and what finding them cost. */
export interface FoundVectors {
  readonly seconds: number;
  readonly rows: ArrayLike<number>;
}

export interface PythonSearch {
  readonly find: (
    library: 'numpy' | 'faiss',
    query: number,
    limit: number,
  ) => Promise<FoundVectors>;
  close(): Promise<void>;
}

const answerSchema = v.object({ seconds: v.number(), rows: v.string() });

/**
 * numpy and faiss-cpu on `vectors`, which go through a file in `folder`.
 * @throws Missing
 */
export async function pythonSearch(folder: string, vectors: VectorSet): Promise<PythonSearch> {
  const file = join(folder, `vectors-${vectors.count}.f32`);
  await writeFile(file, vectors.values);
  const peer = await PythonPeer.start('search.py', [file, String(vectors.dimensions)]);
  return {
    find: async (library, query, limit) => {
      const answer = await peer.ask({ library, query, limit }, answerSchema);
      const bytes = Uint8Array.from(Buffer.from(answer.rows, 'base64'));
      return { seconds: answer.seconds, rows: new Int32Array(bytes.buffer) };
    },
    close: () => peer.end(),
  };
}
