import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CuratedRun } from '../core/curate/curated-run.ts';
import type { CuratedCluster } from '../core/curate/curated-view.ts';
import { hostOf, parseEndpoint } from '../core/embed/endpoint/endpoint-place.ts';
import { HumanError } from '../core/errors.ts';
import { endpointChat, type ChatPlace } from '../core/naming/ask-chat.ts';
import { clusterCards, type ClusterCard } from '../core/naming/cluster-card.ts';
import { languageOfRows } from '../core/naming/naming-language.ts';
import { namingPrompts } from '../core/naming/naming-prompt.ts';
import { suggestNames, type SuggestedName } from '../core/naming/suggest-names.ts';
import { outcomeOf } from '../core/progress.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import { agreeToHost } from './agree-to-send.ts';
import { clusterIds, onlyPositional } from './options.ts';
import { UsageError } from './usage.ts';
import { visible } from './visible.ts';

interface Parsed {
  readonly folder: string;
  readonly chat: ChatPlace;
  readonly sendTo: string | undefined;
  /** None: all clusters without a name. */
  readonly clusters: readonly number[];
  readonly language: string;
  readonly show: boolean;
  readonly accept: boolean;
  readonly json: boolean;
}

/** `names RUN`: names of clusters by a language model, which are only given with `--accept`. */
export async function namesCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const parsed = parse(args);
  const curated = await CuratedRun.open(await OpenedRun.open(parsed.folder));
  const cards = await clusterCards(curated, unnamed(curated.view().clusters, parsed.clusters));
  const prompts = namingPrompts(cards, parsed.language);
  if (parsed.show) {
    console.log(prompts.join('\n'));
    return 0;
  }
  const outcome = await outcomeOf(signal, () => ask(parsed, cards, prompts, signal));
  if (outcome.status === 'cancelled') throw new HumanError('cancelled', 'Cancelled.');
  if (parsed.accept) {
    for (const suggested of outcome.value) {
      await curated.edit({ kind: 'rename', ...suggested, suggested: true });
    }
  }
  if (parsed.json) console.log(JSON.stringify({ names: outcome.value, accepted: parsed.accept }));
  else print(cards, outcome.value);
  return 0;
}

async function ask(
  { chat, sendTo, language }: Parsed,
  cards: readonly ClusterCard[],
  prompts: readonly string[],
  signal: AbortSignal,
): Promise<readonly SuggestedName[]> {
  if (cards.length === 0) return [];
  const host = hostOf(chat);
  const characters = prompts.reduce((sum, prompt) => sum + prompt.length, 0);
  const counts = [characters, prompts.length].map(count => count.toLocaleString('en-US'));
  const what = `${counts[0]} characters in ${counts[1]} requests would be sent to ${host}; --show prints them.`;
  await agreeToHost(host, sendTo, what, signal);
  return suggestNames(cards, language, endpointChat(chat), signal, () => undefined);
}

function unnamed(clusters: readonly CuratedCluster[], wanted: readonly number[]): number[] {
  const missing = wanted.find(id => clusters.every(cluster => cluster.id !== id));
  if (missing !== undefined) {
    throw new HumanError('no-cluster', `There is no cluster ${missing} in the run.`);
  }
  const ids = clusters.filter(({ name }) => name === '').map(({ id }) => id);
  return wanted.length === 0 ? ids : ids.filter(id => wanted.includes(id));
}

function print(cards: readonly ClusterCard[], names: readonly SuggestedName[]): void {
  const given = new Map(names.map(({ cluster, name }) => [cluster, name]));
  for (const { cluster, terms } of cards) {
    const name = given.get(cluster);
    const text = name === undefined ? 'no name that can be used' : visible(name);
    console.log(`#${cluster}  ${text}  (${visible(terms.join(', '))})`);
  }
  if (cards.length === 0) console.log('All of these clusters have names.');
}

function parse(args: readonly string[]): Parsed {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      endpoint: { type: 'string' },
      'send-to': { type: 'string' },
      cluster: { type: 'string', multiple: true, default: [] },
      language: { type: 'string', default: languageOfRows },
      show: { type: 'boolean', default: false },
      accept: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { endpoint, language } = values;
  if (endpoint === undefined) throw new UsageError('--endpoint is missing.');
  const key = process.env['INSTRUCTION_CLUSTERS_API_KEY'];
  return {
    folder: resolve(onlyPositional(positionals, 'RUN')),
    chat: { ...parseEndpoint(endpoint), ...(key ? { key } : {}) },
    sendTo: values['send-to'],
    clusters: clusterIds('--cluster', values.cluster),
    language: languageOrRows(language),
    show: values.show,
    accept: values.accept,
    json: values.json,
  };
}

function languageOrRows(text: string): string {
  if (text === languageOfRows) return text;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? languageOfRows;
  } catch {
    throw new UsageError(`--language takes a language tag or ${languageOfRows}, not "${text}".`);
  }
}
