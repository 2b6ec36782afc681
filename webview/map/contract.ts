import type { MapApi, MapState } from '../../src/protocol/map-api.ts';

/** The page knows the core's types only as far as the contract with the host shows them. */
export type ClusteredState = Extract<MapState, { kind: 'clustered' }>;
export type MapPoints = Extract<MapApi['points']['result'], { status: 'done' }>['value'];
export type Progress = MapApi['points']['progress'];
export type RowView = MapApi['row']['result'];
