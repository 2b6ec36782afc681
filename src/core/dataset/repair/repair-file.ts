import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { ProgressMeter, type Work } from '../../progress.ts';
import { readLines } from '../scan/line-reader.ts';
import { LineRepairer, type Repair, type RepairReason } from './repair-lines.ts';
import { sourceError } from '../scan/source-error.ts';

/** What a repair changes, or would change. */
export interface RepairReport {
  /** Changes by reason. */
  readonly counts: Readonly<Partial<Record<RepairReason, number>>>;
  /** The first of them. */
  readonly repairs: readonly Repair[];
}

const shownRepairs = 1_000;
const blockCharacters = 1 << 20;

/**
 * Finds what can be mended in a JSONL file, and writes the mended copy if there is a place for it. The
 * file itself is only read.
 * @param out undefined only to look; it must not be there yet
 * @throws HumanError `source-missing`, `source-unreadable` or `repair-exists`
 */
export async function repairFile(
  path: string,
  out: string | undefined,
  work: Work,
): Promise<RepairReport> {
  if (out === undefined) return repairTo(path, nowhere, work);
  if ((await stat(out).catch(() => undefined)) !== undefined) throw exists(out);
  const temporary = `${out}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary, { encoding: 'latin1', flags: 'wx' });
  try {
    await once(stream, 'open');
    const settle = async (): Promise<void> => {
      if (stream.writableNeedDrain) await once(stream, 'drain');
    };
    const report = await repairTo(path, { write: text => void stream.write(text), settle }, work);
    stream.end();
    await once(stream, 'finish');
    await rename(temporary, out);
    return report;
  } catch (error) {
    stream.destroy();
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Where the mended lines go; `settle` waits until there is room for more. */
interface Sink {
  readonly write: (text: string) => void;
  readonly settle: () => Promise<void>;
}

const nowhere: Sink = { write: () => undefined, settle: () => Promise.resolve() };

async function repairTo(path: string, { write, settle }: Sink, work: Work): Promise<RepairReport> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw sourceError(path, error);
  });
  try {
    const meter = new ProgressMeter(work.report, 'scan', 'bytes', (await file.stat()).size);
    const counts: Partial<Record<RepairReason, number>> = {};
    const repairs: Repair[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') write(text);
      text = '';
    };
    const repairer = new LineRepairer(
      line => {
        text += line;
        if (text.length >= blockCharacters) flush();
      },
      repair => {
        counts[repair.reason] = (counts[repair.reason] ?? 0) + 1;
        if (repairs.length < shownRepairs) repairs.push(readable(repair));
      },
    );
    let offset = 0;
    await readLines(file, 0, {
      onBlock: block => meter.advance(block.length),
      onLine: ({ buffer, start, nextOffset }) => {
        // As bytes, so that what is not UTF-8 stays as it is too.
        repairer.push(buffer.toString('latin1', start, start + nextOffset - offset));
        offset = nextOffset;
      },
      onPause: async () => {
        await new Promise(resolve => setImmediate(resolve));
        work.signal.throwIfAborted();
        await settle();
      },
    });
    repairer.end();
    flush();
    return { counts, repairs };
  } finally {
    await file.close();
  }
}

function readable(repair: Repair): Repair {
  return { ...repair, before: Buffer.from(repair.before, 'latin1').toString('utf8') };
}

function exists(out: string): HumanError {
  return new HumanError('repair-exists', t('{0} is there already. Choose another name.', out));
}
