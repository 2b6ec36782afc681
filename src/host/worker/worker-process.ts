import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { RpcClient, type Api, type Channel, type Message } from '../../protocol/rpc.ts';

export interface WorkerLaunch {
  /** Absolute path of the worker's script. */
  readonly script: string;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** Flags for Node; the ones of this process, such as `--inspect`, are not handed down. */
  readonly execArgv: readonly string[];
  /** Takes each line that the worker prints. */
  readonly log: (line: string) => void;
}

/** One running process that answers the calls of `A`. It is over when it exits, however that happens. */
export class WorkerProcess<A extends Api<A>> {
  readonly rpc: RpcClient<A>;
  private readonly child: ChildProcess;
  private readonly closeListeners: ((reason: string) => void)[] = [];
  private closed = false;

  constructor(launch: WorkerLaunch) {
    this.child = fork(launch.script, [], {
      execArgv: [...launch.execArgv],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...launch.env },
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', launch.log);
    }
    this.child.on('exit', (code, signal) => this.close(signal ?? `exit code ${code ?? '?'}`));
    this.child.on('error', error => this.close(error.message));
    this.rpc = new RpcClient<A>(this.channel());
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  onClose(listener: (reason: string) => void): void {
    this.closeListeners.push(listener);
  }

  /** Ends the process at once, even in the middle of native code. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private channel(): Channel {
    return {
      send: message => {
        // A process that is gone cannot take it; its exit rejects the call.
        if (this.child.connected) this.child.send(message, () => undefined);
      },
      onMessage: listener => {
        this.child.on('message', message => listener(message as Message));
      },
      onClose: listener => this.onClose(listener),
    };
  }

  private close(reason: string): void {
    if (this.closed) return;
    this.closed = true;
    for (const listener of this.closeListeners) listener(reason);
  }
}
