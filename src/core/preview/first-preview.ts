import { stat } from 'node:fs/promises';
import type { ClusterChoice } from '../cluster/cluster-vectors.ts';
import { projectTexts } from '../cluster/project-texts.ts';
import type { Template } from '../dataset/template/template.ts';
import { textKey } from '../dataset/scan/text-hash.ts';
import { UniqueTexts } from '../dataset/scan/unique-texts.ts';
import { prepareTerms } from '../describe/prepare-terms.ts';
import type { CachePlace } from '../embed/cache/open-cache.ts';
import { openComputed } from '../embed/open-vectors.ts';
import type { Engine } from '../engine.ts';
import type { Work } from '../progress.ts';
import type { Preview } from './preview.ts';
import { previewClusters } from './preview-clusters.ts';
import { sampleTexts } from './sample-lines.ts';

/** Files from so many bytes or rows on get a preview: others are done nearly as soon. */
const largeBytes = 50e6;
const largeRows = 20_000;
/** Rows of the first preview: what is read, embedded and clustered in about a second. */
const sampleRows = 1_000;
/** Fewer rows would show nothing. */
const leastRows = 50;

export interface PreviewRequest extends CachePlace {
  readonly source: string;
  readonly formWeight: number;
}

/**
 * Clusters rows drawn evenly from a large file before it is scanned. Their vectors stay in the cache.
 * @returns undefined for a file that is not large
 */
export async function firstPreview(
  request: PreviewRequest,
  template: Template,
  choice: ClusterChoice,
  engine: Engine,
  { signal, notice }: Work,
): Promise<Preview | undefined> {
  const { size } = await stat(request.source);
  const { texts, lineBytes } = await sampleTexts(request.source, template, sampleRows, signal);
  const isLarge = size > largeBytes || size / lineBytes > largeRows;
  if (!isLarge || texts.length < leastRows) return undefined;

  const keys = new UniqueTexts();
  for (const text of texts) keys.add(textKey(text));
  const unique = keys.finish();
  const quiet: Work = { signal, report: () => undefined };
  const numbers = Uint32Array.from({ length: unique.count }, (_, text) => text);
  const watched = { signal, ...(notice === undefined ? {} : { notice }) };
  const vectors = await openComputed(request, engine.embedder, unique, numbers, watched);
  try {
    const rowTexts = (rows: ArrayLike<number>): Promise<string[]> =>
      Promise.resolve(Array.from(rows, row => texts[row] ?? ''));
    const { embedder, store: cache } = vectors;
    const parts = { ...engine, embedder, instructions: { texts: rowTexts }, unique, cache };
    const options = { formWeight: request.formWeight, seed: choice.seed };
    const [projected] = await Promise.all([
      projectTexts(numbers, parts, engine.products, options, quiet),
      prepareTerms(texts, signal),
    ]);
    const textsOf = (chosen: Uint32Array): Promise<string[]> =>
      rowTexts(chosen.map(text => unique.firstRow[text] ?? 0));
    const data = { vectors: projected.vectors, weights: unique.rows, texts: textsOf };
    return await previewClusters(data, choice, engine.products, signal);
  } finally {
    await vectors.store.close();
  }
}
