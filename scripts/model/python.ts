import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { HumanError, systemCode } from '../../src/core/errors.ts';

const execute = promisify(execFile);

/**
 * Runs the machine's Python 3 with `args`.
 *
 * @throws HumanError `python-missing`, or an Error whose message is the last line of stderr
 */
export async function runPython(args: readonly string[]): Promise<void> {
  for (const command of ['python3', 'python']) {
    try {
      await execute(command, [...args], { maxBuffer: 1 << 24 });
      return;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') continue;
      throw new Error(lastLine(error), { cause: error });
    }
  }
  throw new HumanError('python-missing', 'Python 3 was not found; install Python 3 with pip.');
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').at(-1) ?? 'no message';
}
