import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a row: one for each of a token's 512 values. */
const rowBytes = 512;

/** Reads the table of a model, uint8 `[vocabulary, 512]`, into memory that threads share. */
export async function readTokenTable(models: string, modelId: string): Promise<Uint8Array> {
  const file = await open(join(models, modelId, 'token-table.bin'));
  try {
    const { size } = await file.stat();
    const table = new Uint8Array(new SharedArrayBuffer(size));
    for (let at = 0; at < size;) {
      const { bytesRead } = await file.read(table, at, size - at, at);
      if (bytesRead === 0) throw new Error('The token table has become shorter.');
      at += bytesRead;
    }
    return table;
  } finally {
    await file.close();
  }
}

/** The rows of `tokens`, one after another. @throws RangeError when the table is too short */
export function rowsOfTable(table: Uint8Array, tokens: Int32Array): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(tokens.length * rowBytes);
  tokens.forEach((token, place) => {
    const row = table.subarray(token * rowBytes, (token + 1) * rowBytes);
    if (row.length < rowBytes) throw new RangeError(`The token table has no row ${token}.`);
    rows.set(row, place * rowBytes);
  });
  return rows;
}
