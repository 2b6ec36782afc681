import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { InferenceSession } from 'onnxruntime-node';
import type { Device } from './devices.ts';

export interface UsableDevice {
  readonly device: Device;
  /** Why it is not the one that was asked for, as a sentence. */
  readonly problem: string | undefined;
}

/**
 * Tries the device with a small graph; it is the processor when that does not work.
 * @param graphs the folder of small graphs
 */
export async function usableDevice(asked: Device, graphs: string): Promise<UsableDevice> {
  if (asked === 'cpu') return { device: asked, problem: undefined };
  try {
    const session = await InferenceSession.create(join(graphs, 'product.onnx'), {
      executionProviders: [asked],
      logSeverityLevel: 4,
    });
    await session.release();
    return { device: asked, problem: undefined };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = t(
      'The device {0} cannot be used here, so the processor does the work. ({1})',
      asked,
      lastSentence(reason),
    );
    return { device: 'cpu', problem };
  }
}

/** Messages of onnxruntime begin with paths and function names of its own sources. */
function lastSentence(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return line.replace(/^.*(?:was false\.|ERR:)\s*/, '').trim();
}
