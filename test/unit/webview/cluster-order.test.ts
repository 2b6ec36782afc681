import { describe, expect, it } from 'vitest';
import { orderClusters, type ClusterOrder } from '../../../webview/panel/list/cluster-order.ts';
import type { Cluster } from '../../../webview/shared/contract.ts';
import { clusterWith } from './cluster-with.ts';

const languages = { korean: 1, latin: 0, other: 0, mixed: 0 };
const profile = { rows: 10, languages, defects: {} };
const clusters: readonly Cluster[] = [
  {
    ...{ ...clusterWith(1, '요약'), rows: 20, tightness: 0.4, duplicates: 0.1 },
    positions: [0, 0, 5],
    profile: { ...profile, instructionLength: 90, outputLength: null },
  },
  {
    ...{ ...clusterWith(2, 'solve'), rows: 30, tightness: 0.9, duplicates: 0.7 },
    positions: [5, 1, 0],
    profile: { ...profile, instructionLength: 20, outputLength: 7 },
    suspicion: { share: 0.8, rest: 0.1, reasons: [] },
  },
  { ...clusterWith(3, 'define'), rows: 10, tightness: 0.5 },
];

describe('orderClusters', () => {
  it.each<[ClusterOrder, number[]]>([
    ['size', [2, 1, 3]],
    ['name', [3, 2, 1]],
    ['suspicion', [2, 1, 3]],
    ['tightness', [2, 3, 1]],
    ['duplicates', [2, 1, 3]],
    ['instruction', [1, 2, 3]],
    ['output', [2, 1, 3]],
    ['position', [2, 1, 3]],
  ])('by %s', (order, ids) => {
    expect(orderClusters(clusters, order).map(({ id }) => id)).toEqual(ids);
  });
});
