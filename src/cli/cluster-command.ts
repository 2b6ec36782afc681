import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clusterMethods } from '../core/cluster/cluster-method.ts';
import { commonFolder, type GivenSource } from '../core/dataset/forms/file-set.ts';
import { devices } from '../core/embed/devices.ts';
import { loadEngine, type EngineOptions } from '../core/engine.ts';
import { clusterFile, type ClusterRequest } from '../core/pipeline.ts';
import { resourcesIn } from '../core/resources.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import type { Run } from '../core/run/run.ts';
import { agreeToSend } from './agree-to-send.ts';
import { cacheOptions, cachePlace } from './cache-place.ts';
import { numberOfClusters, oneOf, onlyPositional, realNumber, wholeNumber } from './options.ts';
import { askedModel, modelOptions, readyModel, type AskedModel } from './model-options.ts';
import { ProgressLine } from './progress-line.ts';
import { printRun } from './print-run.ts';

/** `cluster FILE …`: clusters files and writes their run folder. */
export async function clusterCommand(
  args: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const { request, asked, options, json } = parse(args);
  const line = new ProgressLine();
  const work = { signal, report: line.report, notice: line.notice };
  const resources = resourcesIn(import.meta.dirname);
  const model = await readyModel(asked, signal, line);
  await agreeToSend(model, asked.sendTo, request, resources, work);
  const engine = await loadEngine(resources, { ...options, model });
  if (engine.deviceProblem !== undefined) line.notice(engine.deviceProblem);
  const outcome = await clusterFile(request, engine, work).finally(() => line.end());
  if (outcome.status === 'cancelled') {
    console.error('instruction-clusters: cancelled; what was embedded is kept for the next time.');
    return 1;
  }
  if (json) console.log(JSON.stringify(summaryOf(outcome.value, request.folder)));
  else await printRun(await OpenedRun.open(request.folder), outcome.value.seconds);
  return 0;
}

interface Parsed {
  readonly request: ClusterRequest;
  readonly asked: AskedModel;
  readonly options: EngineOptions;
  readonly json: boolean;
}

function parse(args: readonly string[]): Parsed {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      k: { type: 'string', default: 'auto' },
      method: { type: 'string' },
      template: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      form: { type: 'string' },
      run: { type: 'string' },
      ...cacheOptions,
      ...modelOptions,
      device: { type: 'string' },
      threads: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const given = givenOf(positionals);
  const request: ClusterRequest = {
    source: given.path,
    files: given.files,
    folder: resolve(values.run ?? runFolderOf(given)),
    ...cachePlace(values),
    template: values.template,
    k: numberOfClusters(values.k),
    method: oneOf('--method', values.method, clusterMethods) ?? 'tree',
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1) ?? 1,
    sample: wholeNumber('--sample', values.sample, 1, 2 ** 31 - 1),
    formWeight: realNumber('--form', values.form, 0, 2) ?? 0.5,
  };
  const options: EngineOptions = {
    device: oneOf('--device', values.device, devices) ?? 'cpu',
    threads: wholeNumber('--threads', values.threads, 0, 64) ?? 0,
  };
  return { request, asked: askedModel(values), options, json: values.json };
}

/** One file or folder, or several that are clustered as one. */
function givenOf(positionals: readonly string[]): GivenSource {
  const paths = positionals.map(path => resolve(path));
  if (paths.length < 2) return { path: resolve(onlyPositional(positionals, 'FILE')) };
  return { path: commonFolder(paths), files: paths };
}

function runFolderOf({ path, files }: GivenSource): string {
  const [first] = files ?? [];
  if (files === undefined || first === undefined) return `${path}.clusters`;
  return `${first}-and-${files.length - 1}-more.clusters`;
}

function summaryOf(run: Run, folder: string): Record<string, unknown> {
  return {
    rows: run.counts.rows,
    invalid: run.counts.invalid,
    unclustered: run.counts.unclustered,
    unique: run.counts.unique,
    tokens: run.counts.tokens,
    template: run.template,
    k: run.clusters.length,
    clusters: clustersOf(run),
    run: folder,
    seconds: run.seconds,
  };
}

/** The clusters as `--json` shows them. */
export function clustersOf(run: Run): { id: number; rows: number; terms: string[] }[] {
  return run.clusters.map(({ id, rows, terms }) => ({
    id,
    rows,
    terms: terms.map(({ term }) => term),
  }));
}
