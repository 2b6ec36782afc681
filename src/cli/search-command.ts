import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptsClusters, rowsAt } from '../core/explore/chosen-rows.ts';
import { searchMeaning } from '../core/explore/search-meaning.ts';
import { searchWords } from '../core/explore/search-words.ts';
import type { Engine } from '../core/engine.ts';
import { HumanError } from '../core/errors.ts';
import { outcomeOf } from '../core/progress.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import { modelEngine } from './model-engine.ts';
import { ProgressLine } from './progress-line.ts';
import { askedModel, modelOptions, type AskedModel } from './model-options.ts';
import { clusterIds, wholeNumber } from './options.ts';
import { printFound, type FoundInRun } from './print-found.ts';
import { UsageError } from './usage.ts';

const usualLimit = 20;
const mostRows = 100_000;

interface Parsed {
  readonly folder: string;
  readonly query: string;
  readonly way: 'words' | 'regex' | 'meaning';
  readonly caseSensitive: boolean;
  readonly clusters: readonly number[];
  readonly limit: number;
  readonly asked: AskedModel;
  readonly json: boolean;
}

/** `search RUN QUERY`: finds rows by words or by meaning. */
export async function searchCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const parsed = parse(args);
  const opened = await OpenedRun.open(parsed.folder);
  requireClusters(opened, parsed.clusters);
  const search = parsed.way === 'meaning' ? byMeaning : byWords;
  const outcome = await outcomeOf(signal, () => search(opened, parsed, signal));
  if (outcome.status === 'cancelled') throw new HumanError('cancelled', 'Cancelled.');
  await printFound(opened, outcome.value, parsed.json);
  return 0;
}

async function byWords(
  opened: OpenedRun,
  { query, way, caseSensitive, clusters, limit }: Parsed,
  signal: AbortSignal,
): Promise<FoundInRun> {
  await opened.requireUnchanged({ signal, report: () => undefined });
  const offsets: number[] = [];
  const words = { text: query, caseSensitive, regex: way === 'regex' };
  await searchWords(opened.source, words, {
    onLine: () => undefined,
    onHit: offset => offsets.push(offset),
    onSearched: () => signal.throwIfAborted(),
  });
  const accepts = acceptsClusters(opened.rows.cluster, clusters);
  const rows = rowsAt(opened.rows, Float64Array.from(offsets)).filter(accepts);
  return { rows: rows.subarray(0, limit), found: rows.length };
}

async function byMeaning(
  opened: OpenedRun,
  { query, clusters, limit, asked }: Parsed,
  signal: AbortSignal,
): Promise<FoundInRun> {
  await opened.requireUnchanged({ signal, report: () => undefined });
  const engine = (): Promise<Engine> => modelEngine(asked, signal, new ProgressLine());
  const accepts = acceptsClusters(opened.rows.cluster, clusters);
  return searchMeaning(opened, { text: query }, engine, { limit, accepts }, signal);
}

function parse(args: readonly string[]): Parsed {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      regex: { type: 'boolean', default: false },
      meaning: { type: 'boolean', default: false },
      case: { type: 'boolean', default: false },
      cluster: { type: 'string', multiple: true, default: [] },
      limit: { type: 'string' },
      ...modelOptions,
      json: { type: 'boolean', default: false },
    },
  });
  const [run, query, extra] = positionals;
  if (run === undefined) throw new UsageError('RUN is missing.');
  if (query === undefined || query === '') throw new UsageError('QUERY is missing.');
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  if (values.meaning && (values.regex || values.case)) {
    throw new UsageError('--meaning goes with neither --regex nor --case.');
  }
  return {
    folder: resolve(run),
    query,
    way: values.meaning ? 'meaning' : values.regex ? 'regex' : 'words',
    caseSensitive: values.case,
    clusters: clusterIds('--cluster', values.cluster),
    limit: wholeNumber('--limit', values.limit, 1, mostRows) ?? usualLimit,
    asked: askedModel(values),
    json: values.json,
  };
}

function requireClusters({ run }: OpenedRun, clusters: readonly number[]): void {
  const missing = clusters.find(id => !run.clusters.some(cluster => cluster.id === id));
  if (missing === undefined) return;
  throw new HumanError('no-cluster', `There is no cluster ${missing} in the run.`);
}
