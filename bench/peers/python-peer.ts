import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import { Missing } from '../harness/benchmark.ts';
import { peerPackages, pythonScripts } from './python-packages.ts';

/** A Python program that stays and answers one line of JSON with another. */
export class PythonPeer {
  private readonly answers: AsyncIterator<string, undefined>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Starts `script` of `bench/python`, with the packages of the peers.
   * @throws Missing
   */
  static async start(script: string, args: readonly string[]): Promise<PythonPeer> {
    const packages = await peerPackages();
    const child = spawn('python3', [join(pythonScripts, script), ...args], {
      env: { ...withoutTuning(process.env), PYTHONPATH: packages },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child, 'spawn').catch((error: unknown) => {
      throw new Missing('python3 cannot be started', { cause: error });
    });
    return new PythonPeer(child);
  }

  /** Sends `request` and reads the answer. */
  async ask<Schema extends v.GenericSchema>(
    request: unknown,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    this.child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await this.answers.next();
    if (value === undefined) throw new Missing('the Python peer ended; its message is above');
    return v.parse(schema, JSON.parse(value));
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.stdin.end();
    await exit;
  }
}

/** Peers choose their own kernels, whatever this machine's environment says of OpenBLAS. */
function withoutTuning(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('OPENBLAS_')));
}
