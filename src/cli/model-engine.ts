import { hostOf } from '../core/embed/endpoint/endpoint-place.ts';
import { loadEngine, type Engine } from '../core/engine.ts';
import { resourcesIn } from '../core/resources.ts';
import { requireAgreement } from './agree-to-send.ts';
import type { ProgressLine } from './progress-line.ts';
import { readyModel, type AskedModel } from './model-options.ts';

/** The engine with the model that was asked for, once somebody has agreed to what it sends. */
export async function modelEngine(
  asked: AskedModel,
  signal: AbortSignal,
  line: ProgressLine,
): Promise<Engine> {
  const model = await readyModel(asked, signal, line);
  if (model.kind === 'endpoint') requireAgreement(hostOf(model), asked.sendTo);
  return loadEngine(resourcesIn(import.meta.dirname), { model, device: 'cpu', threads: 0 });
}
