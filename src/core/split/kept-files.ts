import { fileNameBy, usualPatterns, type PatternValues } from './file-pattern.ts';
import type { SplitCluster } from './split-clusters.ts';
import type { SplitFile, SplitRequest } from './split.ts';

/** A file of a split before its rows are counted. */
export type FilePlan = Omit<SplitFile, 'rows'>;

/** The files of kept rows, and which of them each kept cluster goes to. */
export interface KeptFiles {
  readonly files: readonly FilePlan[];
  /** Index into `files` by cluster id. */
  readonly fileOf: ReadonlyMap<number, number>;
}

/**
 * @param clusters the kept ones
 * @param digits how many digits an id has at least, so that names sort by id
 * @param source name of the source without its extension
 * @param extension of the files
 * @throws HumanError `pattern-unknown`
 */
export function keptFiles(
  clusters: readonly SplitCluster[],
  digits: number,
  source: string,
  extension: string,
  request: SplitRequest,
): KeptFiles {
  const { layout = 'clusters', fileNames } = request;
  const pattern = fileNames?.trim() === '' ? undefined : fileNames;
  const name = (values: Partial<PatternValues>): string =>
    fileNameBy(
      pattern ?? usualPatterns[layout],
      { ...{ id: '', name: '', type: '', file: source }, ...values },
      extension,
    );
  switch (layout) {
    case 'clusters':
      return byCluster(clusters, cluster =>
        name({
          id: String(cluster.id).padStart(digits, '0'),
          name: clusterLabel(cluster, request),
          type: cluster.type,
        }),
      );
    case 'types':
      return byType(clusters, type => name({ name: type, type: type === '' ? 'none' : type }));
    case 'combined':
      return {
        files: [{ file: name({}), kind: 'combined', cluster: null, type: null }],
        fileOf: new Map(clusters.map(({ id }) => [id, 0])),
      };
  }
}

/** What a cluster is called: as asked for, as a person named it, or by its best key terms. */
export function clusterLabel(
  { id, name, terms }: SplitCluster,
  { names }: Pick<SplitRequest, 'names'>,
): string {
  const key = terms.slice(0, 3).map(({ term }) => term);
  return names[id] ?? (name === '' ? key.join(' ') : name);
}

function byCluster(
  clusters: readonly SplitCluster[],
  name: (cluster: SplitCluster) => string,
): KeptFiles {
  return {
    files: clusters.map(cluster => ({
      file: name(cluster),
      kind: 'cluster',
      cluster: cluster.id,
      type: null,
    })),
    fileOf: new Map(clusters.map(({ id }, at) => [id, at])),
  };
}

/** Types in the order of their first clusters; the clusters without one come last. */
function byType(clusters: readonly SplitCluster[], name: (type: string) => string): KeptFiles {
  const types = [...new Set(clusters.map(({ type }) => type))];
  const ordered = [...types.filter(type => type !== ''), ...types.filter(type => type === '')];
  return {
    files: ordered.map(type => ({ file: name(type), kind: 'type', cluster: null, type })),
    fileOf: new Map(clusters.map(({ id, type }) => [id, ordered.indexOf(type)])),
  };
}
