import * as vscode from 'vscode';
import { hostOf, isLocal, type EndpointPlace } from '../../core/embed/endpoint/endpoint-place.ts';
import type { Sending } from '../../core/estimate-sending.ts';
import type { ClusterRequest } from '../../core/pipeline.ts';
import type { Services } from '../services.ts';
import { formatNumber } from './progress-text.ts';

const remembered = 'sendingHosts';

/** Whether the person has said that texts may always be sent to the host of an endpoint. */
export function mayAlwaysSend({ settled }: Services, endpoint: EndpointPlace): boolean {
  return settled.get<readonly string[]>(remembered, []).includes(hostOf(endpoint));
}

/**
 * Tells what would leave the machine, and where to, and asks. Where the person has agreed for good, it is
 * told without a question.
 * @returns whether to go on
 */
export async function confirmSending(
  services: Services,
  request: ClusterRequest,
  endpoint: EndpointPlace,
): Promise<boolean> {
  const sending = await estimate(services, request, endpoint);
  if (sending === undefined) return false;
  if (sending.texts === 0) return true;
  const cost = costOf(sending);
  if (mayAlwaysSend(services, endpoint)) {
    void vscode.window.showInformationMessage(cost);
    return true;
  }
  const send = vscode.l10n.t('Send');
  const always = vscode.l10n.t('Always send to {0}', sending.host);
  const again = vscode.l10n.t('What is in the cache is not sent again.');
  const detail = [cost, whereTo(endpoint), again].join(' ');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('Send texts to {0}?', sending.host),
    { modal: true, detail },
    send,
    always,
  );
  if (choice === always) await remember(services, sending.host);
  return choice === send || choice === always;
}

/** Undefined when the person cancels the counting. */
async function estimate(
  { worker }: Services,
  request: ClusterRequest,
  endpoint: EndpointPlace,
): Promise<Sending | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Counting what would be sent'),
      cancellable: true,
    },
    async (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const outcome = await worker.call(
        'estimateSending',
        { ...request, endpoint: { ...endpoint, key: undefined } },
        { signal: abort.signal },
      );
      return outcome.status === 'done' ? outcome.value : undefined;
    },
  );
}

function whereTo(endpoint: EndpointPlace): string {
  if (isLocal(endpoint)) return vscode.l10n.t('The server runs on this machine.');
  return endpoint.url.startsWith('https:')
    ? vscode.l10n.t('The texts of your file leave this machine; the server may charge for them.')
    : vscode.l10n.t(
        'The texts of your file leave this machine, over a connection that is not encrypted.',
      );
}

function costOf({ host, texts, tokens }: Sending): string {
  return vscode.l10n.t(
    '{0} texts, about {1} tokens, go to {2}.',
    formatNumber(texts),
    formatNumber(Number(tokens.toPrecision(2))),
    host,
  );
}

async function remember({ settled }: Services, host: string): Promise<void> {
  await settled.update(remembered, [...settled.get<readonly string[]>(remembered, []), host]);
}
