import type { ExploreApi, ExploreState } from '../../src/protocol/explore-api.ts';

/** The page knows the core's types only as far as the contract with the host shows them. */
export type TableQuery = ExploreApi['show']['params']['query'];
export type RowsSource = TableQuery['source'];
export type RowOrder = ExploreApi['sort']['params']['order'];
export type TableRow = ExploreApi['rows']['result'][number];
export type FieldColumn = NonNullable<ExploreState['columns']>[number];
export type PlaceRange = ExploreApi['copyRows']['params']['places'][number];
export type TableState = ExploreState['table'];
export type ExploredCluster = ExploreState['clusters'][number];
export type RowAction = ExploreApi['edit']['params']['action'];
