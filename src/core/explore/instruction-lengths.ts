import { RowReader } from '../dataset/rows/row-reader.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import type { OpenedRun } from '../run/opened-run.ts';
import { runInstructions } from '../run/run-instructions.ts';

const rowsTogether = 4_096;

/**
 * Characters (UTF-16 units) of the instructions of some rows, which are read again for it.
 * @param rows fastest when ascending
 * @throws HumanError `source-changed`; the abort reason
 */
export async function instructionLengths(
  opened: OpenedRun,
  rows: Uint32Array,
  { signal, report }: Work,
): Promise<Uint32Array> {
  const lengths = new Uint32Array(rows.length);
  const meter = new ProgressMeter(report, 'scan', 'rows', rows.length);
  const reader = await RowReader.open(opened.source);
  try {
    const instructions = runInstructions(opened, reader);
    for (let start = 0; start < rows.length; start += rowsTogether) {
      signal.throwIfAborted();
      const texts = await instructions.texts(rows.subarray(start, start + rowsTogether));
      texts.forEach((text, i) => (lengths[start + i] = text.length));
      meter.advance(texts.length);
    }
    return lengths;
  } finally {
    await reader.close();
  }
}
