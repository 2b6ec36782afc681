import { rowScanCode } from './row-scan-code.ts';

/** What `wasm/row-scan.ts` exports; addresses are bytes in its memory. */
export interface RowScanProgram {
  readonly memory: WebAssembly.Memory;
  configure(
    parts: number,
    partCount: number,
    fields: number,
    fieldCount: number,
    silentParts: number,
    silentPartCount: number,
    scratch: number,
    scratchBytes: number,
  ): void;
  hash(start: number, end: number, key: number): void;
  scanRows(start: number, end: number, records: number, limit: number): number;
}

const program = new WebAssembly.Module(Buffer.from(rowScanCode, 'base64'));

/** A copy of the program with a memory of its own, empty at first. */
export function rowScanProgram(): RowScanProgram {
  return new WebAssembly.Instance(program).exports as unknown as RowScanProgram;
}
