import { HumanError } from '../core/errors.ts';
import { applyCommand } from './apply-command.ts';
import { cacheCommand } from './cache-command.ts';
import { clusterCommand } from './cluster-command.ts';
import { mapCommand } from './map-command.ts';
import { namesCommand } from './names-command.ts';
import { recutCommand } from './recut-command.ts';
import { seedCommand } from './seed-command.ts';
import { searchCommand } from './search-command.ts';
import { repairCommand } from './repair-command.ts';
import { showCommand } from './show-command.ts';
import { splitCommand } from './split-command.ts';
import { updateCommand } from './update-command.ts';
import { usage, UsageError } from './usage.ts';
import { verifyCommand } from './verify-command.ts';
import { visible } from './visible.ts';

const exitCode = { done: 0, failed: 1, usage: 2 } as const;

type Command = (args: readonly string[], signal: AbortSignal) => Promise<number>;

const commands: ReadonlyMap<string, Command> = new Map([
  ['cluster', clusterCommand],
  ['recut', recutCommand],
  ['seed', seedCommand],
  ['update', updateCommand],
  ['map', mapCommand],
  ['apply', applyCommand],
  ['show', showCommand],
  ['search', searchCommand],
  ['names', namesCommand],
  ['split', splitCommand],
  ['verify', verifyCommand],
  ['repair', repairCommand],
  ['cache', cacheCommand],
]);

/** Runs the command in `words` and answers the exit code. Ctrl+C stops it between two batches. */
export async function runCommand(words: readonly string[]): Promise<number> {
  const [name, ...args] = words;
  if (name === undefined || name === 'help' || words.includes('--help') || words.includes('-h')) {
    console.log(usage);
    return name === undefined ? exitCode.usage : exitCode.done;
  }
  const command = commands.get(name);
  if (command === undefined) return wrongUsage(`There is no command "${name}".`);
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  try {
    return await command(args, abort.signal);
  } catch (error) {
    return explain(abort.signal.aborted && isAbort(error) ? cancelled() : error);
  }
}

/** Ctrl+C where nothing had begun that could be kept. */
function cancelled(): HumanError {
  return new HumanError('cancelled', 'Cancelled.');
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Errors are one line that says what to do; only a defect of ours shows its stack. */
function explain(error: unknown): number {
  if (error instanceof UsageError) return wrongUsage(error.message);
  if (isParseError(error)) return wrongUsage(firstSentence(error.message));
  if (error instanceof HumanError)
    console.error(`instruction-clusters: ${visible(error.message)}${hint(error)}`);
  else console.error('instruction-clusters: unexpected error:', error);
  return exitCode.failed;
}

/** The option that does what the message asks for. */
function hint({ code }: HumanError): string {
  if (code === 'field-exists') return ' --fields takes other names.';
  return code === 'split-exists' ? ' Add --force to replace it.' : '';
}

function firstSentence(message: string): string {
  const [first = message] = message.split(/\.(?:\s|$)/, 1);
  return `${first}.`;
}

function wrongUsage(message: string): number {
  console.error(`instruction-clusters: ${visible(message)} See "instruction-clusters --help".`);
  return exitCode.usage;
}

/** What `parseArgs` throws for unknown or incomplete options. */
function isParseError(error: unknown): error is Error {
  return (
    error instanceof TypeError &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
