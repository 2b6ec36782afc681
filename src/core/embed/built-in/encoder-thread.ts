import { parentPort, workerData } from 'node:worker_threads';
import type { EncoderAnswer, EncoderRequest, ThreadOptions } from './encoder-messages.ts';
import { Encoder } from './encoder.ts';
import { TransformerEncoder } from '../transformer/transformer-encoder.ts';

/**
 * The entry of a thread that holds one encoder. It ends by itself when it is asked to: a thread that
 * is terminated inside onnxruntime takes the whole process along.
 */
const port = parentPort;
if (port === null) throw new Error('An encoder thread is started by the pool, not by itself.');

const answer = (message: EncoderAnswer): void => {
  port.postMessage(message, message.kind === 'vectors' ? [message.values.buffer] : []);
};
const failed = (error: unknown): void => {
  answer({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
};

const load = (options: ThreadOptions): Promise<Encoder | TransformerEncoder> =>
  options.kind === 'built-in' ? Encoder.load(options) : TransformerEncoder.load(options);

try {
  const encoder = await load(workerData as ThreadOptions);
  port.on('message', (request: EncoderRequest) => {
    if (request.kind === 'close') {
      port.close();
      void encoder.dispose();
    } else {
      encoder
        .encode(request.tokens)
        .then(values => {
          answer({ kind: 'vectors', values });
        })
        .catch(failed);
    }
  });
  answer({ kind: 'ready' });
} catch (error) {
  failed(error);
  port.close();
}
