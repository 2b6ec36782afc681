import { noMarks } from '../../../src/core/curate/cluster-marks.ts';
import type { Cluster } from '../../../webview/shared/contract.ts';

/** A cluster with these key terms. */
export function clusterWith(id: number, ...terms: string[]): Cluster {
  return {
    id,
    rows: 10,
    terms: terms.map(term => ({ term, score: 1 })),
    samples: { central: [], varied: [], far: [], random: [] },
    tightness: 1,
    ...noMarks,
    droppedRows: 0,
    described: true,
  };
}
