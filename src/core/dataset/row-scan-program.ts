import { rowScanCode } from './row-scan-code.ts';

/** What `wasm/row-scan.ts` exports; addresses are bytes in its memory. */
export interface RowScanProgram {
  readonly memory: WebAssembly.Memory;
  configure(
    parts: number,
    partCount: number,
    fields: number,
    fieldCount: number,
    scratch: number,
    scratchBytes: number,
  ): void;
  hash(start: number, end: number, key: number): void;
  scanRows(start: number, end: number, records: number, limit: number): number;
}

const program = new WebAssembly.Module(Buffer.from(rowScanCode, 'base64'));
const pageBytes = 1 << 16;

/** A copy of the program with a memory of its own, empty at first. */
export function rowScanProgram(): RowScanProgram {
  return new WebAssembly.Instance(program).exports as unknown as RowScanProgram;
}

/** Gives `memory` at least `bytes`; views of it are of no use afterwards. */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}
