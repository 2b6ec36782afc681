import { expect, it } from 'vitest';
import type { DoneState } from '../../../webview/shared/contract.ts';
import { createFormat } from '../../../webview/shared/format.ts';
import { runFacts } from '../../../webview/panel/run/run-facts.ts';
import { clusterWith } from './cluster-with.ts';

const hashed = { bytes: 0, sha256: '0'.repeat(64) };
const done: DoneState = {
  kind: 'done',
  file: 'data.jsonl',
  run: {
    format: 'instruction-clusters-run',
    version: 2,
    id: '0123456789ab',
    program: 'instruction-clusters',
    createdAt: '2026-01-01T00:00:00.000Z',
    source: { path: '../data.jsonl', modifiedMs: 0, lines: 1, ...hashed },
    template: '{instruction}\n{input}',
    model: { id: 'use-multilingual', revision: '3', dimensions: 512 },
    parameters: { k: 1, method: 'tree', seed: 1, sample: null, formWeight: 0.5 },
    counts: { rows: 1, invalid: 0, unclustered: 0, unique: 1, clustered: 1, tokens: 1 },
    clusters: [clusterWith(1)],
    k: 1,
    silhouettes: [],
    automaticK: null,
    seconds: {},
    files: { rows: hashed, invalid: hashed, vectors: hashed, scales: hashed, centroids: hashed },
  },
  curated: {
    revision: 0,
    undo: undefined,
    redo: undefined,
    nextId: 2,
    skipped: 0,
    lost: [],
  },
  dropped: [],
  suggested: [],
  stale: 0,
  recut: undefined,
  split: undefined,
  otherModel: undefined,
};
const texts = (state: DoneState): readonly string[] =>
  runFacts(state, createFormat('en')).map(({ text }) => text);

it('says size, template and model of a plain run', () => {
  expect(texts(done)).toEqual([
    '1 row',
    '1 cluster',
    '{instruction} ↵ {input}',
    'use-multilingual',
  ]);
});

it('adds what is not plain', () => {
  const { run } = done;
  const counts = { ...run.counts, rows: 2400, invalid: 2, unclustered: 400 };
  const parameters = { ...run.parameters, k: 'auto' as const };
  const facts = texts({ ...done, run: { ...run, counts, parameters }, dropped: [1] });
  expect(facts.slice(0, 6)).toEqual([
    ...['2,400 rows', '1 cluster', 'k chosen automatically', '1 dropped'],
    ...['400 rows outside the sample', '2 invalid lines'],
  ]);
});

it('says whose clusters they are when they come from another file', () => {
  const { run } = done;
  const from = { run: '0123456789ab', source: '../../data/first.jsonl', unlike: 0.5 };
  const counts = { ...run.counts, rows: 30, unclustered: 1 };
  const facts = texts({ ...done, run: { ...run, from, counts } });
  expect(facts.slice(0, 4)).toEqual([
    ...['30 rows', '1 cluster', 'clusters of first.jsonl', '1 row unlike every cluster'],
  ]);
});

it('says which model the settings have now, when it is another one', () => {
  expect(texts({ ...done, otherModel: 'distilgpt2' }).at(-1)).toBe(
    'model of the settings: distilgpt2',
  );
});
