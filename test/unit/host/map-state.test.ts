import { describe, expect, it } from 'vitest';
import type { ClusteredFile } from '../../../src/host/files/clustered-file.ts';
import { mapState } from '../../../src/host/map/map-state.ts';

const cluster = (id: number, rows: number, name = '') => ({
  id,
  rows,
  name,
  terms: ['a', 'b', 'c', 'd'].map(term => ({ term, score: 1 })),
  dropped: false,
  droppedRows: 0,
  colour: null,
});

/** Of a file what the map looks at. */
function file(clusters: readonly ReturnType<typeof cluster>[] | undefined): ClusteredFile {
  const result = clusters && { run: { id: 'run', clusters } };
  const seen = { source: { path: '/data/rows.jsonl' }, activity: { kind: 'idle' }, result };
  return seen as unknown as ClusteredFile;
}

function versionOf(...clusters: readonly ReturnType<typeof cluster>[]): string {
  const state = mapState(file(clusters));
  return state.kind === 'clustered' ? state.version : '';
}

describe('mapState', () => {
  it('is empty without a file, and says when there are no clusters', () => {
    expect(mapState(undefined)).toEqual({ kind: 'empty' });
    expect(mapState(file(undefined))).toEqual({ kind: 'unclustered', file: 'rows.jsonl' });
  });

  it('calls a cluster as the person did, or by its best key terms', () => {
    expect(mapState(file([cluster(1, 5, 'mine'), cluster(2, 3)]))).toMatchObject({
      file: 'rows.jsonl',
      clusters: [
        { id: 1, rows: 5, name: 'mine', dropped: false, colour: null },
        { id: 2, rows: 3, name: 'a, b, c' },
      ],
    });
  });

  it('asks for other points when rows moved, not for another name', () => {
    const before = versionOf(cluster(1, 5), cluster(2, 3));
    expect(versionOf(cluster(1, 5, 'named'), cluster(2, 3))).toBe(before);
    expect(versionOf(cluster(1, 4), cluster(2, 4))).not.toBe(before);
  });
});
