import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evenSample, Random } from '../../../src/core/math/random.ts';
import { unpackVectors } from '../../../src/core/math/packed-vectors.ts';
import { readMap } from '../../../src/core/map/map-file.ts';
import { openRun, readVectors } from '../../../src/core/run/open-run.ts';
import { mapQuality } from '../map/map-quality.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();

it('writes a map of real texts that keeps neighbours together', async () => {
  const parent = await tempFolder();
  const source = join(parent, 'data.jsonl');
  await writeFile(source, sampleLines(1_000));
  const folder = `${source}.clusters`;
  await run('cluster', source, '--cache', join(parent, 'cache'));
  const mapped = await run('map', folder, '--json');
  expect(mapped).toMatchObject({ code: 0, stderr: '' });
  const opened = await openRun(folder);
  expect(JSON.parse(mapped.stdout)).toEqual({
    map: join(folder, 'map.npy'),
    rows: 1_000,
    texts: opened.counts.clustered,
  });

  const vectors = unpackVectors(await readVectors(folder, opened));
  const places = await readMap(folder, opened);
  const probes = evenSample(vectors.count, 100, 1);
  const random = new Random(1);
  const chance = places?.map(() => random.next()) ?? new Float32Array();
  const components = chance.map((_, i) => {
    return vectors.values[(i >> 1) * vectors.dimensions + (i & 1)] ?? 0;
  });
  const quality = mapQuality(vectors, places ?? new Float32Array(), probes);
  expect(quality.trustworthiness).toBeGreaterThan(0.9);
  expect(quality.recall).toBeGreaterThan(0.4);
  expect(quality.recall).toBeGreaterThan(2 * mapQuality(vectors, components, probes).recall);
  expect(quality.recall).toBeGreaterThan(10 * mapQuality(vectors, chance, probes).recall);
});

it('says what is wrong in one line', async () => {
  expect(await run('map')).toMatchObject({ code: 2 });
  const none = await run('map', await tempFolder());
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.stderr).toMatch(/^instruction-clusters: .*holds no run.*\n$/);
});
