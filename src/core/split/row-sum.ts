import { createHash } from 'node:crypto';
import { inOneLine, withoutEnd } from '../dataset/forms/source-records.ts';

/**
 * Adds up rows whatever their order: the sum, modulo 2^64, of the first 8 bytes of the SHA-256 of each. Two
 * sets of rows with one sum are the same but for a chance of one in 2^64; line ends in a row count as tabs, that
 * at its end does not count.
 */
export class RowSum {
  rows = 0;
  private sum = 0n;

  add(row: Buffer): void {
    this.addHash(rowHash(row));
  }

  /** Adds a row by its `rowHash`. */
  addHash(hash: bigint): void {
    this.sum = BigInt.asUintN(64, this.sum + hash);
    this.rows++;
  }

  /** 16 hexadecimal digits. */
  get hex(): string {
    return hexOf(this.sum);
  }
}

/** What a row counts in a sum. */
export function rowHash(row: Buffer): bigint {
  return createHash('sha256')
    .update(inOneLine(withoutEnd(row)))
    .digest()
    .readBigUInt64BE();
}

/** The sum of the rows of several sets. */
export function totalSum(sums: readonly string[]): string {
  return hexOf(
    BigInt.asUintN(
      64,
      sums.reduce((total, sum) => total + BigInt(`0x${sum}`), 0n),
    ),
  );
}

function hexOf(sum: bigint): string {
  return sum.toString(16).padStart(16, '0');
}
