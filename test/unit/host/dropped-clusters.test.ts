import { describe, expect, it } from 'vitest';
import type { Memento } from 'vscode';
import { runOf } from '../../../scripts/preview-panel/fixtures.ts';
import type { Run } from '../../../src/core/run/run.ts';
import {
  carryDropped,
  readDropped,
  writeDropped,
} from '../../../src/host/files/dropped-clusters.ts';

const folder = '/data.jsonl.clusters';

/** As VS Code's, which keeps what can be written as JSON. */
function memento(): Memento {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => {
      const json = values.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as unknown);
    },
    update: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  } as Memento;
}

/** A run with clusters of these ids. */
function withIds(...ids: readonly number[]): Run {
  const run = runOf(ids.length, 100);
  return { ...run, clusters: run.clusters.map((c, at) => ({ ...c, id: ids[at] ?? 0 })) };
}

describe('dropped clusters', () => {
  it('are forgotten with the run they belong to', async () => {
    const memory = memento();
    await writeDropped(memory, folder, withIds(1, 2, 3), [3, 1]);
    expect(readDropped(memory, folder, withIds(1, 2, 3))).toEqual([1, 3]);
    const other = { ...withIds(1, 2, 3), createdAt: '2026-04-01T00:00:00.000Z' };
    expect(readDropped(memory, folder, other)).toEqual([]);
    await writeDropped(memory, folder, withIds(1, 2, 3), []);
    expect(memory.keys()).toEqual([]);
  });

  it('are dropped again when k goes back', async () => {
    const memory = memento();
    await writeDropped(memory, folder, withIds(1, 2, 3), [3]);
    expect(await carryDropped(memory, folder, withIds(1, 2), [])).toEqual([]);
    await writeDropped(memory, folder, withIds(1, 2), [2]);
    expect(await carryDropped(memory, folder, withIds(1, 2, 3), [])).toEqual([2, 3]);
  });

  it('pass on to the parts they are split into', async () => {
    const memory = memento();
    await writeDropped(memory, folder, withIds(1, 2), [2]);
    const origins = [
      { id: 3, from: 2 },
      { id: 4, from: 1 },
    ];
    expect(await carryDropped(memory, folder, withIds(1, 2, 3, 4), origins)).toEqual([2, 3]);
    expect(readDropped(memory, folder, withIds(1, 2, 3, 4))).toEqual([2, 3]);
  });
});
