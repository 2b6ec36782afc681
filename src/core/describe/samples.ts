/** Which rows of a cluster to show: nearest to the centroid, spread over it, or farthest away. */
export type SampleKind = 'central' | 'varied' | 'far';
