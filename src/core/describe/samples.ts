/** Which rows of a cluster to show: nearest to the centroid, spread over it, farthest away, or drawn by chance. */
export type SampleKind = (typeof sampleKinds)[number];

export const sampleKinds = ['central', 'varied', 'far', 'random'] as const;

/** Row numbers by kind; the texts within a kind are all different, but for those drawn by chance. */
export type ClusterSamples = Readonly<Record<SampleKind, number[]>>;

/** Rows of each kind that are shown of a cluster. */
export const samplesPerKind = 6;
