import { existsSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkerProcess } from '../../../src/host/worker/worker-process.ts';
import type { IndexedLines, ReaderApi, SearchProgress } from '../../../src/protocol/reader-api.ts';
import { tempFolders } from '../run/temp-folder.ts';

const script = resolve(import.meta.dirname, '../../../dist/reader.js');

describe('the built reader', () => {
  const tempFolder = tempFolders();
  let reader: WorkerProcess<ReaderApi>;
  let path: string;

  beforeEach(async () => {
    if (!existsSync(script)) throw new Error('there is no reader; run `npm run build`');
    reader = new WorkerProcess({ script, env: {}, execArgv: [], log: () => undefined });
    path = join(await tempFolder(), 'rows.jsonl');
  });

  afterEach(() => {
    reader.kill();
  });

  const rows = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `{"n":${i},"text":"행 ${i} ${'가'.repeat(30)}"}\n`,
    ).join('');

  it('shows the first lines and tells how far it has read', async () => {
    await writeFile(path, rows(200_000));
    const seen: IndexedLines[] = [];
    const whole = reader.rpc.call('index', { path }, { onProgress: state => seen.push(state) });
    const [first] = await reader.rpc.call('lines', { path, first: 0, count: 2 });
    expect(first?.text).toMatch(/^\{"n":0,/);
    const { lines, bytes, read } = await whole;
    expect(lines).toBe(200_000);
    expect(read).toBe(bytes);
    expect(seen[0]?.lines).toBeLessThan(200_000);
    const last = await reader.rpc.call('lines', { path, first: 199_999, count: 100 });
    expect(last.map(line => line.text.slice(0, 11))).toEqual(['{"n":199999']);
  });

  it('reads a file again that has changed when it is asked for its state', async () => {
    await writeFile(path, rows(3));
    expect((await reader.rpc.call('index', { path })).lines).toBe(3);
    await appendFile(path, rows(2));
    expect((await reader.rpc.call('index', { path })).lines).toBe(5);
    expect(await reader.rpc.call('lines', { path, first: 3, count: 9 })).toHaveLength(2);
  });

  const search = async (
    query: Partial<ReaderApi['search']['params']['query']>,
    signal?: AbortSignal,
    onProgress: (progress: SearchProgress) => void = () => undefined,
  ): Promise<{ status: string; hits: number[] }> => {
    const hits: number[] = [];
    const whole = { text: '', caseSensitive: false, regex: false, ...query };
    const { status } = await reader.rpc.call(
      'search',
      { path, query: whole },
      {
        signal,
        onProgress: progress => {
          hits.push(...progress.hits);
          onProgress(progress);
        },
      },
    );
    return { status, hits };
  };

  it('finds lines', async () => {
    await writeFile(path, rows(1000));
    const { status, hits } = await search({ text: '행 99' });
    expect(status).toBe('done');
    expect(hits).toEqual([99, ...Array.from({ length: 10 }, (_, i) => 990 + i)]);
  });

  it('gives up a regular expression that never ends, and goes on answering meanwhile', async () => {
    await writeFile(path, `${rows(2)}${'a'.repeat(60)}b\n`);
    const started = performance.now();
    const stuck = search({ text: '^(a+)+$', regex: true });
    expect(await reader.rpc.call('lines', { path, first: 0, count: 1 })).toHaveLength(1);
    await expect(stuck).rejects.toThrow(/takes too long on line 3/);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect((await search({ text: '행 1 ' })).hits).toEqual([1]);
  });

  it('stops a search at once, in the middle of an expression that never ends too', async () => {
    await writeFile(path, `${'a'.repeat(60)}b\n`);
    const abort = new AbortController();
    const stuck = search({ text: '^(a+)+$', regex: true }, abort.signal);
    await reader.rpc.call('index', { path });
    abort.abort();
    expect((await stuck).status).toBe('cancelled');
  });

  it('says what is wrong with an expression and with a file that is gone', async () => {
    await writeFile(path, rows(1));
    await expect(search({ text: '[', regex: true })).rejects.toThrow(/no regular expression/);
    path = `${path}.gone`;
    await expect(search({ text: 'a' })).rejects.toThrow(/does not exist/);
    await expect(reader.rpc.call('index', { path })).rejects.toThrow(/does not exist/);
  });
});
