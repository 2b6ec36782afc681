import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { RpcClient, type Api, type Channel, type Message } from '../../protocol/rpc.ts';
import { allocatorSettings } from './allocator-settings.ts';

/** Where memory was lacking. */
export type LackOfMemory = 'heap' | 'system';

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
  private lack: LackOfMemory | undefined;

  constructor(launch: WorkerLaunch) {
    this.child = fork(launch.script, [], {
      execArgv: [...launch.execArgv],
      env: {
        ...allocatorSettings,
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        ...launch.env,
      },
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', line => this.hear(line, launch));
    }
    this.child.on('exit', (_, signal) => {
      if (signal === 'SIGKILL') this.lack ??= 'system';
    });
    // After its last words, which say whether the heap was full.
    this.child.on('close', (code, signal) => this.close(signal ?? `exit code ${code ?? '?'}`));
    this.child.on('error', error => this.close(error.message));
    this.rpc = new RpcClient<A>(this.channel());
  }

  /**
   * Whether it ended for lack of memory: its own heap was full, or the system may have ended it,
   * which kills without a word.
   */
  get lackOfMemory(): LackOfMemory | undefined {
    return this.lack;
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

  private hear(line: string, launch: WorkerLaunch): void {
    if (line.includes('heap out of memory')) this.lack = 'heap';
    launch.log(line);
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
