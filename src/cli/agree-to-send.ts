import { createInterface } from 'node:readline/promises';
import type { ModelChoice } from '../core/embed/model-choice.ts';
import { HumanError } from '../core/errors.ts';
import { estimateSending, type Sending } from '../core/estimate-sending.ts';
import type { ClusterRequest } from '../core/pipeline.ts';
import type { Work } from '../core/progress.ts';
import type { Resources } from '../core/resources.ts';

/**
 * Says what would be sent to an endpoint, and goes on only with the person's word for that very host: by
 * `--send-to`, or by answering the question.
 * @throws HumanError `not-agreed` or `cancelled`
 */
export async function agreeToSend(
  model: ModelChoice,
  sendTo: string | undefined,
  request: ClusterRequest,
  resources: Resources,
  work: Work,
): Promise<void> {
  if (model.kind !== 'endpoint') return;
  const outcome = await estimateSending(request, model, resources, work);
  if (outcome.status === 'cancelled') throw new HumanError('cancelled', 'Cancelled.');
  const sending = outcome.value;
  if (sending.texts === 0) return;
  await agreeToHost(sending.host, sendTo, description(sending), work.signal);
}

/**
 * Says what would be sent to `host`, and goes on only with the person's word for it.
 * @throws HumanError `not-agreed`
 */
export async function agreeToHost(
  host: string,
  sendTo: string | undefined,
  what: string,
  signal: AbortSignal,
): Promise<void> {
  console.error(`instruction-clusters: ${what}`);
  if (await answeredYes(host, sendTo, signal)) return;
  requireAgreement(host, sendTo);
}

/** @throws HumanError `not-agreed` */
export function requireAgreement(host: string, sendTo: string | undefined): void {
  if (sendTo === host) return;
  throw new HumanError(
    'not-agreed',
    `Nothing was sent. Add --send-to ${host} to send texts there.`,
  );
}

function description({ host, texts, tokens }: Sending): string {
  const [some, about] = [texts, Number(tokens.toPrecision(2))].map(count =>
    count.toLocaleString('en-US'),
  );
  return `${some} texts, about ${about} tokens, would be sent to ${host}.`;
}

async function answeredYes(
  host: string,
  sendTo: string | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  if (sendTo === host) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Send them to ${host}? [y/N] `, { signal });
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
