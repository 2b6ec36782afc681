/** Which rows of a cluster to show: nearest to the centroid, spread over it, or farthest away. */
export type SampleKind = 'central' | 'varied' | 'far';

/** Row numbers by kind; the texts within a kind are all different. */
export type ClusterSamples = Readonly<Record<SampleKind, number[]>>;

/** Rows of each kind that are shown of a cluster. */
export const samplesPerKind = 6;
