import { chooseTexts } from '../../src/core/cluster/chosen-texts.ts';
import { clusterVectors } from '../../src/core/cluster/cluster-vectors.ts';
import { describeClusters, type DescribeInput } from '../../src/core/describe/describe-clusters.ts';
import type { Engine } from '../../src/core/engine.ts';
import { packingScales, packVectors, unpackedVector } from '../../src/core/math/packed-vectors.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { perSecond, seconds, whole } from '../harness/figures.ts';
import { openTexts, type OpenedTexts } from '../harness/opened-texts.ts';
import { projectAll } from '../harness/projected-rows.ts';
import { nsmc, realLines, t0 } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';

const clusters = 20;
const seed = 1;

/** Key terms and sample rows of 20 clusters. The morphology is loaded in the first of the rounds. */
export const describeBenchmark: Benchmark = {
  name: 'describe',
  async *measure({ full, rounds, folder, engine }) {
    const sizes = [
      [nsmc, full ? 50_000 : 10_000],
      [t0, full ? 20_000 : 2_000],
    ] as const;
    for (const [rows, count] of sizes) {
      const opened = await openTexts(folder, rows, await realLines(rows, count));
      const input = await clustered(opened, await engine());
      const [ours = NaN] = await alternate(rounds, [
        timed(() => describeClusters(input, unwatched)),
      ]);
      await opened.close();
      yield {
        stage: 'describe',
        size: `${rows.name}, ${whole(count)} rows, k = ${clusters}`,
        ours: `${seconds(ours)}, ${perSecond(count, ours, 'rows')}`,
      };
    }
  },
};

async function clustered(opened: OpenedTexts, engine: Engine): Promise<DescribeInput> {
  const { table, unique, instructions } = opened;
  const projected = await projectAll(opened, engine);
  const vectors = packVectors(projected, packingScales(projected));
  const { weights } = chooseTexts(unique, undefined, seed);
  const choice = { k: clusters, method: 'tree', seed } as const;
  const found = await clusterVectors({ vectors, weights }, choice, engine.products, unwatched);
  const textOf = (row: number): number => unique.textOfRow[row] ?? 0;
  return {
    clusters,
    cluster: Int32Array.from(unique.textOfRow, text => (found.index[text] ?? 0) + 1),
    similarity: Float32Array.from(unique.textOfRow, text => found.similarity[text] ?? 0),
    textHash: table.textHash,
    vector: row => unpackedVector(vectors, textOf(row)),
    text: unique.textOfRow,
    centroids: found.centroids,
    examples: rows => instructions.examples(rows),
    seed,
  };
}
