import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end without a standard input and returns what it printed.
 * @throws Error with the end of its output when it cannot be started or its exit code is not 0
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: CommandOptions = {},
): Promise<string> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return output;
  const end = output.trimEnd().split('\n').slice(-30).join('\n');
  throw new Error(`${program} ${args.join(' ')} ended with ${String(code)}:\n${end}`);
}

/**
 * Runs a program that prints to this process's own output.
 * @returns its exit code, or 1 when a signal ended it
 */
export async function showCommand(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: CommandOptions = {},
): Promise<number> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}
