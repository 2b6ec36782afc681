/** First part of every id this extension contributes, and the section of its settings. */
export const extensionPrefix = 'instructionClusters';

/** Ids of the commands, as in `contributes.commands`. */
export const commandIds = {
  openSample: 'instructionClusters.openSample',
  cluster: 'instructionClusters.cluster',
  clusterFolder: 'instructionClusters.clusterFolder',
  clusterWithOptions: 'instructionClusters.clusterWithOptions',
  chooseFields: 'instructionClusters.chooseFields',
  repair: 'instructionClusters.repair',
  showPanel: 'instructionClusters.showPanel',
  showMap: 'instructionClusters.showMap',
  split: 'instructionClusters.split',
  apply: 'instructionClusters.apply',
  nextRow: 'instructionClusters.nextRow',
  previousRow: 'instructionClusters.previousRow',
  goToCluster: 'instructionClusters.goToCluster',
  toggleDecorations: 'instructionClusters.toggleDecorations',
  undo: 'instructionClusters.undo',
  redo: 'instructionClusters.redo',
  rename: 'instructionClusters.rename',
  suggestNames: 'instructionClusters.suggestNames',
  acceptNames: 'instructionClusters.acceptNames',
  rejectNames: 'instructionClusters.rejectNames',
  merge: 'instructionClusters.merge',
  drop: 'instructionClusters.drop',
  restore: 'instructionClusters.restore',
  colour: 'instructionClusters.colour',
  setType: 'instructionClusters.setType',
  markReviewed: 'instructionClusters.markReviewed',
  markNotReviewed: 'instructionClusters.markNotReviewed',
  history: 'instructionClusters.history',
  clear: 'instructionClusters.clear',
  chooseModel: 'instructionClusters.chooseModel',
  clearCache: 'instructionClusters.clearCache',
  openRows: 'instructionClusters.openRows',
  exploreRows: 'instructionClusters.exploreRows',
  rowsLikeThis: 'instructionClusters.rowsLikeThis',
  showLog: 'instructionClusters.showLog',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** Context keys, as in the `when` clauses of `contributes`. */
export const contextKeys = {
  /** There is an active file. */
  hasFile: 'instructionClusters.hasFile',
  /** The active file has been clustered. */
  hasRun: 'instructionClusters.hasRun',
  /** The active file is being clustered or split. */
  running: 'instructionClusters.running',
  /** A change of the active file's clusters can be undone, or redone. */
  canUndo: 'instructionClusters.canUndo',
  canRedo: 'instructionClusters.canRedo',
} as const;

/** The tree of clusters in the side bar. */
export const clustersViewId = 'instructionClusters.clusters';

export const mapViewType = 'instructionClusters.map';

export const panelViewType = 'instructionClusters.panel';

/** The custom editor that shows the rows of a file of any size. */
export const rowsViewType = 'instructionClusters.rows';

/** The page with the rows of a file as a table. */
export const exploreViewType = 'instructionClusters.explore';
