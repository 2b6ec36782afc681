import * as vscode from 'vscode';
import { WorkerKilledError } from '../worker/worker-service.ts';
import type { Services } from '../services.ts';
import { engineFor } from '../settings/model-setting.ts';

const remembered = 'modelSpeeds';

/** Texts a second of a model on this machine, as it was last measured; undefined when it never was. */
export function knownSpeed({ settled }: Services, model: string): number | undefined {
  return speeds(settled)[model];
}

/**
 * Loads a model, so that one that cannot be used is known before it is chosen, and measures its speed.
 * @returns undefined when `signal` was aborted
 * @throws HumanError `model-missing` or `model-unusable`
 */
export async function measureSpeed(
  services: Services,
  model: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { active, worker, settled } = services;
  const engine = await engineFor(active.current, services, model);
  try {
    const outcome = await worker.call('measureSpeed', { engine }, { signal });
    if (outcome.status === 'cancelled') return undefined;
    await settled.update(remembered, { ...speeds(settled), [model]: outcome.value });
    return outcome.value;
  } catch (error) {
    if (error instanceof WorkerKilledError) return undefined;
    throw error;
  }
}

function speeds(settled: vscode.Memento): Readonly<Record<string, number>> {
  return settled.get<Readonly<Record<string, number>>>(remembered, {});
}

/** The same with a notification that can cancel it. */
export function measureSpeedShown(services: Services, model: string): Thenable<number | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Trying {0} and measuring its speed', model),
      cancellable: true,
    },
    (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return measureSpeed(services, model, abort.signal);
    },
  );
}
