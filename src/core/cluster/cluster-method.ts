/** How clusters are found: as a cut of a tree of fine clusters, or by k-means alone. */
export const clusterMethods = ['tree', 'k-means'] as const;

export type ClusterMethod = (typeof clusterMethods)[number];
