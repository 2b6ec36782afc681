import { appendFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { FoundRows } from '../../../src/protocol/explore-worker-api.ts';
import { makeRun } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { workers } from './built-worker.ts';

const tempFolder = tempFolders();
const startWorker = workers();
const count = 3_000;
const content = Array.from(
  { length: count },
  (_, row) => `{"instruction":"행 ${row}","output":"${row % 7 === 0 ? '\\uc77c\\uacf1' : '-'}"}\n`,
).join('');

describe('what the worker answers the explore page', () => {
  it('is rows in the order asked for, and what they say', async () => {
    const { folder } = await makeRun(await tempFolder(), content, row => (row % 3) + 1);
    const { rpc } = startWorker();
    const order = { by: 'distance', descending: false } as const;
    const sorted = await rpc.call('arrangeRows', { folder, chosen: { clusters: [2] }, order });
    const rows = sorted.status === 'done' ? sorted.value : new Uint32Array(0);
    expect(rows).toHaveLength(count / 3);
    const some = await rpc.call('exploredRows', { folder, rows: rows.slice(0, 2), characters: 3 });
    expect(some.map(({ row, cluster, distance }) => [row, cluster, distance])).toEqual([
      [100, 2, 0],
      [400, 2, 0],
    ]);
    expect(some[0]?.fields[0]).toEqual({ name: 'instruction', text: '행 1', omitted: 2 });
    expect(await rpc.call('fieldNames', { folder })).toEqual(['instruction', 'output']);
    const line = await rpc.call('rowLines', { folder, rows: Uint32Array.of(7) });
    expect(line).toBe('{"instruction":"행 7","output":"\\uc77c\\uacf1"}\n');
  });

  it('is the rows that have some words, with how far the search is', async () => {
    const { folder } = await makeRun(await tempFolder(), content, row => (row % 3) + 1);
    const { rpc } = startWorker();
    const found: FoundRows[] = [];
    const query = { text: '일곱', caseSensitive: false, regex: false };
    const onProgress = (progress: FoundRows): void => void found.push(progress);
    await rpc.call('searchWords', { folder, query, clusters: [1, 3] }, { onProgress });
    const rows = found.flatMap(progress => [...progress.rows]);
    const all = Array.from({ length: count }, (_, row) => row);
    expect(rows).toEqual(all.filter(row => row % 7 === 0 && row % 3 !== 1));
    expect(found.at(-1)).toMatchObject({ searched: Buffer.byteLength(content) });
  });

  it('follows what a person has changed', async () => {
    const { folder, run } = await makeRun(await tempFolder(), content, row => (row % 3) + 1);
    const { rpc } = startWorker();
    const of = { folder, run: run.id };
    await rpc.call('edit', { ...of, edit: { kind: 'move', rows: [4, 1], to: 1 } });
    await rpc.call('edit', { ...of, edit: { kind: 'dropRows', rows: [1, 1] } });
    const order = { by: 'line', descending: false } as const;
    const second = await rpc.call('arrangeRows', { folder, chosen: { clusters: [2] }, order });
    const rows = second.status === 'done' ? second.value : new Uint32Array(0);
    expect([...rows.subarray(0, 3)]).toEqual([1, 7, 10]);
    const shown = { folder, rows: Uint32Array.of(1, 4, 7), characters: 9 };
    const views = await rpc.call('exploredRows', shown);
    expect(views.map(({ cluster, dropped }) => [cluster, dropped])).toEqual([
      [2, true],
      [1, false],
      [2, false],
    ]);
    expect(views.map(({ distance }) => distance === undefined)).toEqual([false, true, false]);
  });

  it('is nothing of a file that has changed', async () => {
    const { folder, source } = await makeRun(await tempFolder(), content, () => 1);
    const { rpc } = startWorker();
    await appendFile(source, '{"instruction":"new"}\n');
    const order = { by: 'line', descending: false } as const;
    const changed = rpc.call('arrangeRows', { folder, chosen: { clusters: [] }, order });
    await expect(changed).rejects.toMatchObject({ code: 'source-changed' });
  });

  it('gives up an expression that never ends', async () => {
    const stuck = `{"instruction":"${'a'.repeat(60)}b"}\n`;
    const { folder } = await makeRun(await tempFolder(), `${content}${stuck}`, () => 1);
    const { rpc } = startWorker();
    const query = { text: '^(a+)+$', caseSensitive: false, regex: true };
    const search = rpc.call('searchWords', { folder, query, clusters: [] });
    await expect(search).rejects.toThrow(new RegExp(`too long on line ${count + 1}`));
  });
});
