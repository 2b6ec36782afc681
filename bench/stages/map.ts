import { mapTexts } from '../../src/core/map/map-texts.ts';
import type { MatrixProducts } from '../../src/core/math/matrix-products.ts';
import { packingScales, packVectors, pickPacked } from '../../src/core/math/packed-vectors.ts';
import { evenSample } from '../../src/core/math/random.ts';
import { pickVectors, type VectorSet } from '../../src/core/math/vectors.ts';
import { mapQuality } from '../../test/unit/map/map-quality.ts';
import { alternate, timed } from '../harness/alternate.ts';
import { Missing, type Benchmark, type Measurement, type Setting } from '../harness/benchmark.ts';
import { seconds, whole } from '../harness/figures.ts';
import { openTexts } from '../harness/opened-texts.ts';
import { projectAll } from '../harness/projected-rows.ts';
import { nsmc, realLines } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';
import { umapPeer, type LaidOutVectors } from '../peers/umap-peer.ts';

const seed = 1;
/** What we lay out; the others are placed. */
const laidOut = 30_000;
const probes = 200;
/** The largest file that is promised. */
const many = 1_700_000;

/** Texts in two dimensions; the time without reading vectors and saving places. */
export const mapBenchmark: Benchmark = {
  name: 'map',
  async *measure(setting) {
    const engine = await setting.engine();
    const lines = await realLines(nsmc, setting.full ? 138_000 : 12_000);
    const opened = await openTexts(setting.folder, nsmc, lines);
    const vectors = await projectAll(opened, engine);
    await opened.close();
    const few = pickVectors(vectors, evenSample(vectors.count, laidOut, seed));
    try {
      yield await compare(setting, few, engine.products);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      setting.skip('map, umap-learn', error);
    }
    if (setting.full) yield await placeMany(setting, vectors, engine.products);
  },
};

async function compare(
  { folder, rounds }: Setting,
  vectors: VectorSet,
  products: MatrixProducts,
): Promise<Measurement> {
  const peer = await umapPeer(folder, vectors);
  const results: LaidOutVectors[] = [];
  const contestants = [ownLayout(vectors, products), peer.layOut].map((run, index) => async () => {
    const result = await run(seed);
    results[index] = result;
    return result.seconds;
  });
  try {
    const [ours = NaN, theirs = NaN] = await alternate(rounds, contestants);
    const [own, other] = results.map(({ places }) => kept(vectors, places));
    return {
      stage: 'map, laid out',
      size: `${nsmc.name}, ${whole(vectors.count)} texts`,
      ours: `${seconds(ours)}, ${own ?? ''}`,
      peer: `umap-learn: ${seconds(theirs)}, ${other ?? ''}`,
      ratio: theirs / ours,
      goal: 1,
    };
  } finally {
    await peer.close();
  }
}

function ownLayout(
  vectors: VectorSet,
  products: MatrixProducts,
): (seed: number) => Promise<LaidOutVectors> {
  const packed = packVectors(vectors, packingScales(vectors));
  return async chosen => {
    const began = performance.now();
    const places = await mapTexts(packed, { seed: chosen }, products, unwatched);
    return { seconds: (performance.now() - began) / 1000, places };
  };
}

/** Such as `38% of neighbours kept`. */
function kept(vectors: VectorSet, places: Float32Array): string {
  const { recall } = mapQuality(vectors, places, evenSample(vectors.count, probes, seed));
  return `${Math.round(100 * recall)}% of 15 neighbours kept`;
}

/** The vectors again and again, as many as the largest file may have. */
async function placeMany(
  { rounds }: Setting,
  vectors: VectorSet,
  products: MatrixProducts,
): Promise<Measurement> {
  const packed = packVectors(vectors, packingScales(vectors));
  const repeated = Uint32Array.from({ length: many }, (_, i) => i % packed.count);
  const all = pickPacked(packed, repeated);
  const [ours = NaN] = await alternate(rounds, [
    timed(() => mapTexts(all, { seed }, products, unwatched)),
  ]);
  return {
    stage: 'map, whole',
    size: `${nsmc.name}, ${whole(many)} texts`,
    ours: `${seconds(ours)}, ${whole(many / ours)} texts/s`,
  };
}
