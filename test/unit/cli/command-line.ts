import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

const script = resolve(import.meta.dirname, '../../../dist/cli.js');

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly stderr: Promise<string>;
  readonly ended: Promise<Ended>;
}

/** Starts the built command line; neither of its outputs is a terminal. */
export function start(...words: readonly string[]): Running {
  if (!existsSync(script)) throw new Error('there is no command line; run `npm run build`');
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = once(child, 'close') as Promise<[number | null]>;
  const stderr = text(child.stderr);
  const ended = Promise.all([exit, text(child.stdout), stderr]).then(
    ([[code], stdout, printed]) => ({ code, stdout, stderr: printed }),
  );
  return { child, stderr, ended };
}

export function run(...words: readonly string[]): Promise<Ended> {
  return start(...words).ended;
}
