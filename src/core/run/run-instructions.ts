import { InstructionReader } from '../dataset/rows/instruction-reader.ts';
import type { RowReader } from '../dataset/rows/row-reader.ts';
import { parseTemplate } from '../dataset/template/template.ts';
import type { OpenedRun } from './opened-run.ts';

/** Reads instructions by the places that the run has kept. */
export function runInstructions(
  { rows, run, source }: OpenedRun,
  reader: RowReader,
): InstructionReader {
  const places = {
    offsets: rows.byteOffset,
    rowLines: Uint32Array.from({ length: rows.count }, (_, row) => row),
    rowBytes: Uint32Array.from(rows.byteLength),
    textHash: rows.textHash,
  };
  return new InstructionReader(reader, places, parseTemplate(run.template), source);
}
