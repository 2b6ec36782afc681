import { describe, expect, it } from 'vitest';
import { GivenVectors } from '../../../src/core/embed/given/given-vectors.ts';
import { sharedEngine } from '../embed/engine.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { clusterContent, clustersIn, requestIn, runOf } from './cluster-content.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();
const groups = 3;

/** Rows whose vectors lie in three directions, whatever their texts say. */
function content(): string {
  const rows = Array.from({ length: 90 }, (_, row) => {
    const vector = Array.from(
      { length: 4 },
      (_value, d) => (row % groups === d ? 5 : 0) + Math.sin(row + d) / 10,
    );
    return JSON.stringify({ instruction: `text ${row}`, vector });
  });
  return rows.map(row => `${row}\n`).join('');
}

describe('clusterFile with vectors that are given', () => {
  it('clusters by them and keeps nothing in the cache', async () => {
    const parent = await tempFolder();
    const embedder = new GivenVectors({ from: 'field', path: 'vector' });
    const options = { k: groups, template: '{instruction}', formWeight: 0 };
    const run = runOf(await clusterContent({ ...engine(), embedder }, parent, content(), options));
    expect(run.model).toMatchObject({ id: 'field:vector', dimensions: 4 });
    const clusters = await clustersIn(requestIn(parent).folder, run);
    for (const [row, cluster] of clusters.entries()) expect(cluster).toBe(clusters[row % groups]);
    expect(new Set(clusters).size).toBe(groups);
  });
});
