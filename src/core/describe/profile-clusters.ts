import type { Work } from '../progress.ts';
import { ProfileCounts, type ClusterProfile } from './cluster-profile.ts';
import { suspectClusters, type Suspicion } from './defects/suspects.ts';
import { readSample, type SampledRow, type SampleInput } from './sampled-rows.ts';

/** What a sample of its rows says about a cluster, beside the others. */
export interface ProfiledCluster {
  readonly profile: ClusterProfile;
  /** Why it may be dropped; undefined when nothing speaks for that. */
  readonly suspicion: Suspicion | undefined;
}

/**
 * Profiles every cluster by an even sample of its rows.
 * @param also is given every row that is read
 * @returns one entry a cluster, by id
 */
export async function profileClusters(
  input: SampleInput,
  work: Work,
  also: (row: SampledRow) => Promise<void> = () => Promise.resolve(),
): Promise<ProfiledCluster[]> {
  const counts = Array.from({ length: input.clusters }, () => new ProfileCounts());
  for await (const row of readSample(input, work)) {
    counts[row.index]?.add(row);
    await also(row);
  }
  const sizes = new Uint32Array(input.clusters + 1);
  for (const id of input.cluster) sizes[id] = (sizes[id] ?? 0) + 1;
  const seen = counts.map((one, index) => ({ size: sizes[index + 1] ?? 0, seen: one.seen }));
  const suspicions = suspectClusters(seen);
  return counts.map((one, index) => ({
    profile: one.profile(),
    suspicion: suspicions[index],
  }));
}
