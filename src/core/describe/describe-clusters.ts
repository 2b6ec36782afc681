import type { VectorSet } from '../math/vectors.ts';
import type { Work } from '../progress.ts';
import { classTfIdf } from './class-tfidf.ts';
import { measureClusters, type ClusterMeasures } from './cluster-measures.ts';
import { groupClusters, type ClusterGroup } from './group-clusters.ts';
import { profileClusters, type ProfiledCluster } from './profile-clusters.ts';
import type { SampleInput } from './sampled-rows.ts';
import { contrastTerms, type ContrastedTerm } from './term-contrast.ts';
import { foldPlurals, TermCounts } from './term-counts.ts';
import { TextTerms } from './text-terms.ts';

/** What a person needs to know of a cluster to recognise and to judge it. */
export interface ClusterDescription extends ClusterMeasures, ProfiledCluster {
  /** Best first. */
  readonly terms: ContrastedTerm[];
}

export interface Description {
  /** By id. */
  readonly clusters: readonly ClusterDescription[];
  /** Largest first; none when there are few clusters. */
  readonly groups: readonly ClusterGroup[];
}

export interface DescribeInput extends SampleInput {
  /** Of the clusters, by id; unit length. */
  readonly centroids: VectorSet;
}

const termsPerCluster = 10;

/**
 * Describes every cluster by key terms, sample rows and measures. Terms, lengths, languages and
 * defects are those of an even sample of its rows, which is read once; all else is exact.
 */
export async function describeClusters(input: DescribeInput, work: Work): Promise<Description> {
  const counts = Array.from({ length: input.clusters }, () => new TermCounts());
  const textTerms = new TextTerms();
  const profiled = await profileClusters(input, work, async ({ index, instruction }) =>
    counts[index]?.add(await textTerms.termsOf(instruction)),
  );
  foldPlurals(counts);
  const { compounds } = textTerms;
  const measured = measureClusters(input, input.seed);
  const sizes = measured.map(({ rows }) => rows);
  const terms = contrastTerms(classTfIdf(counts, compounds, termsPerCluster), counts, sizes);
  return {
    clusters: measured.flatMap((measures, index) => {
      const profile = profiled[index];
      return profile ? [{ ...measures, ...profile, terms: terms[index] ?? [] }] : [];
    }),
    groups: groupClusters(input.centroids, sizes, counts, compounds),
  };
}
