import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestHost } from './install.ts';

export interface ServerOptions {
  /** The profile: settings, state, logs. */
  readonly dataFolder: string;
  /** Where the server looks for installed extensions; its profile's own folder when left out. */
  readonly extensionsFolder?: string;
  /** What the server and its extension host print. */
  readonly logFile: string;
  /** That of an earlier server, whose pages keep what the browser stored for them; any when left out. */
  readonly port?: number;
  /** Whether no folder is trusted, until the person says so. */
  readonly restricted?: boolean;
  /** Seen by the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A workbench that listens on this machine only. */
export interface WorkbenchServer {
  readonly port: number;
  /** Ends the server and every process it started. */
  stop(): Promise<void>;
}

const startLimit = 60_000;
const stopGrace = 5_000;

/** @throws Error with the path of its log when the server does not listen within a minute */
export async function startServer(
  host: TestHost,
  options: ServerOptions,
): Promise<WorkbenchServer> {
  await mkdir(dirname(options.logFile), { recursive: true });
  const server = spawn(host.node, [host.server, ...serverArguments(options)], {
    // Without a gallery the workbench does not look for extensions on the net.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that its children can be ended with it.
    detached: true,
  });
  const log = createWriteStream(options.logFile);
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });
  const killGroup = (): void => {
    signalGroup(server, 'SIGKILL');
  };
  process.once('exit', killGroup);
  const stop = async (): Promise<void> => {
    await endGroup(server);
    process.off('exit', killGroup);
    log.end();
  };
  try {
    return { port: await listeningPort(server), stop };
  } catch (error) {
    await stop();
    throw new Error(`The workbench did not start, see ${options.logFile}.`, { cause: error });
  }
}

function serverArguments({
  dataFolder,
  extensionsFolder,
  port = 0,
  restricted = false,
}: ServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--server-data-dir', dataFolder],
    ...['--enable-smoke-test-driver', '--disable-telemetry'],
    ...(restricted ? [] : ['--disable-workspace-trust']),
    '--disable-getting-started-override',
    ...(extensionsFolder === undefined ? [] : ['--extensions-dir', extensionsFolder]),
  ];
}

/** The port that the system gave, from the line `Extension host agent listening on PORT`. */
async function listeningPort(server: ChildProcess): Promise<number> {
  if (server.stdout === null) throw new Error('The server has no output.');
  const lines = createInterface({ input: server.stdout, signal: AbortSignal.timeout(startLimit) });
  for await (const line of lines) {
    const port = /listening on (\d+)/.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error('The server ended or said nothing within its time.');
}

async function endGroup(server: ChildProcess): Promise<void> {
  const ended = server.exitCode === null ? once(server, 'exit') : undefined;
  signalGroup(server, 'SIGTERM');
  const timer = setTimeout(() => {
    signalGroup(server, 'SIGKILL');
  }, stopGrace);
  await ended;
  clearTimeout(timer);
  // Children that outlive the server's own end would keep files of the profile open.
  signalGroup(server, 'SIGKILL');
}

function signalGroup(server: ChildProcess, signal: NodeJS.Signals): void {
  if (server.pid === undefined) return;
  try {
    process.kill(-server.pid, signal);
  } catch {
    // The group is gone already.
  }
}
