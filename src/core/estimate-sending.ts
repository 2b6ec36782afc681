import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseTexts } from './cluster/chosen-texts.ts';
import { chooseTemplate } from './dataset/template/choose-template.ts';
import { InstructionReader } from './dataset/rows/instruction-reader.ts';
import { kindOfGiven, prepareGiven } from './dataset/forms/prepare-given.ts';
import { RowReader } from './dataset/rows/row-reader.ts';
import { scan } from './dataset/scan/scan.ts';
import { builtInModel } from './embed/built-in/built-in-model.ts';
import { endpointIdentity, hostOf, type EndpointPlace } from './embed/endpoint/endpoint-place.ts';
import { InstructionTokenizer } from './embed/tokens/instruction-tokenizer.ts';
import { cachedDimensions, openCache } from './embed/cache/open-cache.ts';
import { evenSample } from './math/random.ts';
import type { ClusterRequest } from './pipeline.ts';
import { outcomeOf, type Outcome, type Work } from './progress.ts';
import type { Resources } from './resources.ts';

/** What a run would send to an endpoint. */
export interface Sending {
  readonly host: string;
  /** Distinct texts that are not in the cache. */
  readonly texts: number;
  /** Their tokens, by the built-in tokenizer on a sample of them; another tokenizer counts differently. */
  readonly tokens: number;
}

const sampledTexts = 500;

/**
 * Looks what clustering would send to an endpoint, without sending anything.
 * @throws HumanError as `clusterFile` does for a file that cannot be read
 */
export function estimateSending(
  request: Omit<ClusterRequest, 'folder'>,
  endpoint: EndpointPlace,
  resources: Resources,
  work: Work,
): Promise<Outcome<Sending>> {
  return outcomeOf(work.signal, async () => {
    const given = { path: request.source, files: request.files };
    const estimate = (lines: string): Promise<Sending> =>
      estimateLines(lines, request, endpoint, resources, work);
    const kind = await kindOfGiven(given);
    if (kind === undefined) return await estimate(request.source);
    const folder = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
    try {
      const { lines } = await prepareGiven(given, kind, folder, work);
      return await estimate(lines);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function estimateLines(
  source: string,
  request: Omit<ClusterRequest, 'folder'>,
  endpoint: EndpointPlace,
  resources: Resources,
  work: Work,
): Promise<Sending> {
  const given = { path: request.source, files: request.files };
  const template = await chooseTemplate(given, request.template);
  const { table, unique } = await scan(source, template, work);
  const chosen = chooseTexts(unique, request.sample, request.seed).texts;
  const identity = endpointIdentity(endpoint);
  const dimensions = await cachedDimensions(request.cacheFolder, identity);
  const cache = dimensions && (await openCache(request, { ...identity, dimensions }, unique, work));
  const unsent = cache ? chosen.filter(text => !cache.has(text)) : chosen;
  if (cache) await cache.close();
  const reader = await RowReader.open(source);
  try {
    const instructions = new InstructionReader(reader, table, template, source);
    const sample = evenSample(unsent.length, sampledTexts, request.seed);
    const rows = sample.map(at => unique.firstRow[unsent[at] ?? 0] ?? 0);
    const texts = await instructions.texts(rows);
    const tokenizer = await InstructionTokenizer.load(resources.models, builtInModel);
    const { prefix, maxCharacters } = endpoint;
    const tokens = texts.reduce(
      (sum, text) => sum + tokenizer.count(`${prefix}${text}`.slice(0, maxCharacters)),
      0,
    );
    const share = texts.length === 0 ? 0 : unsent.length / texts.length;
    return { host: hostOf(endpoint), texts: unsent.length, tokens: Math.round(tokens * share) };
  } finally {
    await reader.close();
  }
}
