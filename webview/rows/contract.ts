import type { RowsApi } from '../../src/protocol/rows-api.ts';

/** The page knows the core's types only as far as the contract with the host shows them. */
export type LineQuery = RowsApi['search']['params']['query'];
export type LineView = RowsApi['lines']['result'][number];
export type LineDetails = RowsApi['details']['result'];
