import { expect, it } from 'vitest';
import type { Memento } from 'vscode';
import { runOf } from '../../../scripts/preview-panel/fixtures.ts';
import { forgetStoredDropped, storedDropped } from '../../../src/host/files/stored-dropped.ts';

const folder = '/data.jsonl.clusters';

function memento(stored: unknown): Memento {
  const values = new Map([[`dropped:${folder}`, stored]]);
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key),
    update: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  } as Memento;
}

it('finds what an earlier version stored for this run, until it is forgotten', async () => {
  const run = { ...runOf(3, 100), clusters: [...runOf(3, 100).clusters] };
  const memory = memento({ run: run.createdAt, clusters: [9, 3, 1] });
  expect(storedDropped(memory, folder, run)).toEqual([1, 3]);
  expect(storedDropped(memory, folder, { ...run, createdAt: 'later' })).toEqual([]);
  await forgetStoredDropped(memory, folder);
  expect(memory.keys()).toEqual([]);
  expect(storedDropped(memory, folder, run)).toEqual([]);
});

it('takes nothing else for an answer', () => {
  expect(storedDropped(memento('oops'), folder, { ...runOf(3, 100), clusters: [] })).toEqual([]);
});
