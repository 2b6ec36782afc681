import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { systemCode } from '../errors.ts';
import { measureFile } from './measure-file.ts';
import type { HelperAnswer, HelperTask } from './split-helper.ts';

/** The entry of a thread that helps with one split: answers one task after the other. */
const hash = createHash('sha256');

async function answer(task: HelperTask): Promise<HelperAnswer> {
  switch (task.kind) {
    case 'update':
      hash.update(task.bytes);
      return { kind: 'done' };
    case 'digest':
      return { kind: 'digest', sha256: hash.digest('hex') };
    case 'measure':
      try {
        return { kind: 'measured', file: await measureFile(task.path, () => undefined) };
      } catch (error) {
        return { kind: 'failed', message: String(error), code: systemCode(error) };
      }
  }
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: HelperTask) => {
  last = last.then(async () => parentPort?.postMessage(await answer(task)));
});
