import { t } from '@vscode/l10n';
import { Pace } from '../embed/endpoint/pace.ts';
import { PatientRequests, type Patience } from '../embed/endpoint/patient-requests.ts';
import { inTurn } from '../embed/built-in/in-turn.ts';
import { HumanError } from '../errors.ts';
import type { ClusterCard } from './cluster-card.ts';
import { readNames } from './naming-answer.ts';
import type { NamingLanguage } from './naming-language.ts';
import { batchesOf, clustersAtOnce, namingPrompt } from './naming-prompt.ts';

/** A language model, wherever it is. */
export interface Chat {
  /** Who is asked, as a person knows it. */
  readonly name: string;
  /** Answers `prompt`; a PassingError or TooLargeError where asking again, or for less, may help. */
  readonly ask: (prompt: string, timeoutMs: number, signal: AbortSignal) => Promise<string>;
}

export interface SuggestedName {
  readonly cluster: number;
  readonly name: string;
}

const usualPatience: Patience = { attempts: 4, timeoutMs: 120_000, backoffMs: 1_000 };

/**
 * Asks a language model what clusters could be called. A request that fails or whose answer is of no use is made
 * again, for half as many clusters.
 * @param onNamed is given names as soon as they are there, and how many clusters have been asked for
 * @returns names of one line; clusters for which there is no name that can be used are left out
 * @throws HumanError `naming-failed`, or what `chat` throws; the reason of `signal`
 */
export async function suggestNames(
  cards: readonly ClusterCard[],
  language: NamingLanguage,
  chat: Chat,
  signal: AbortSignal,
  onNamed: (names: readonly SuggestedName[], asked: number) => void,
  patience = usualPatience,
): Promise<SuggestedName[]> {
  const pace = new Pace({ first: clustersAtOnce, most: clustersAtOnce, step: 1 });
  const requests = new PatientRequests<ClusterCard, SuggestedName | undefined>(
    pace,
    patience,
    async (asked, timeoutMs, stop) => {
      const answer = await chat.ask(namingPrompt(asked, language), timeoutMs, stop);
      const names = readNames(answer, asked, language);
      return asked.map(({ cluster }, at) => named(cluster, names[at]));
    },
    (reason, cause) => namingFailed(chat.name, reason, cause),
  );
  const batches = batchesOf(cards).values();
  const ask = (batch: readonly ClusterCard[]): ReturnType<typeof requests.ask> =>
    requests.ask(batch, signal);
  const suggested: SuggestedName[] = [];
  let asked = 0;
  for await (const answered of inTurn(batches, ask, () => pace.parallel, signal)) {
    const names = answered.filter(name => name !== undefined);
    suggested.push(...names);
    onNamed(names, (asked += answered.length));
  }
  return suggested;
}

function named(cluster: number, name: string | undefined): SuggestedName | undefined {
  return name === undefined ? undefined : { cluster, name };
}

function namingFailed(host: string, reason: string, cause: unknown): HumanError {
  return new HumanError(
    'naming-failed',
    t(
      '{0} suggested no further names: {1}. Try again later, or choose another model.',
      host,
      reason,
    ),
    { cause },
  );
}
