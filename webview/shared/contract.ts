import type { PanelApi, PanelState } from '../../src/protocol/panel-api.ts';

/** The page knows the core's types only as far as the contract with the host shows them. */
export type StateOf<Kind extends PanelState['kind']> = Extract<PanelState, { kind: Kind }>;
export type DoneState = StateOf<'done'>;
export type Run = DoneState['run'];
export type Cluster = Run['clusters'][number];
export type Progress = NonNullable<StateOf<'running'>['progress']>;
export type Preview = NonNullable<StateOf<'running'>['preview']>;
export type Stage = Progress['stage'];
export type SampleKind = PanelApi['samples']['params']['kind'];
export type RowView = PanelApi['row']['result'];
export type FieldView = RowView['fields'][number];
export type ComparedSide = PanelApi['compare']['result'][number];
export type OfferedCut = PanelApi['cuts']['result'][number];
export type Seed = PanelApi['planSeeds']['params']['seeds'][number];
export type SeedDraw = PanelApi['planSeeds']['result'][number];
export type NearRow = SeedDraw['nearest'][number];
export type SplitPlan = PanelApi['planSplit']['result'];
export type SplitOptions = PanelApi['planSplit']['params']['options'];
export type Sampling = NonNullable<SplitOptions['sampling']>;
export type PlannedFile = SplitPlan['files'][number];
