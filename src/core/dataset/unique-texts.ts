import { KeyIndex } from './key-index.ts';
import { keyHead } from './text-hash.ts';
import { TypedList } from './typed-list.ts';

/** Which rows have the same text. Texts are numbered in the order of their first row. */
export interface UniqueRows {
  readonly count: number;
  /** Number of each row's text. */
  readonly textOfRow: Uint32Array;
  /** First row of each text. */
  readonly firstRow: Uint32Array;
  /** Rows of each text. */
  readonly rows: Uint32Array;
  /** 16-byte key of a text; a view. */
  readonly key: (text: number) => Uint8Array;
  /** The texts of keys, 16 bytes each one after another; −1 where no row has the text. */
  readonly textsOf: (keys: Uint32Array) => Int32Array;
  /** First 8 bytes of the key of each row's text. */
  readonly textHash: BigInt64Array;
}

/** Finds equal texts by their keys while rows stream by. */
export class UniqueTexts {
  private readonly index = new KeyIndex();
  private readonly textOfRow = new TypedList(length => new Uint32Array(length));
  private readonly firstRow = new TypedList(length => new Uint32Array(length));

  add(key: Uint8Array): void {
    const row = this.textOfRow.length;
    const text = this.index.add(key);
    if (text === this.firstRow.length) this.firstRow.push(row);
    this.textOfRow.push(text);
  }

  finish(): UniqueRows {
    const textOfRow = this.textOfRow.finish();
    const firstRow = this.firstRow.finish();
    const rows = new Uint32Array(firstRow.length);
    const textHash = new BigInt64Array(textOfRow.length);
    textOfRow.forEach((text, row) => {
      rows[text] = (rows[text] ?? 0) + 1;
      textHash[row] = keyHead(this.index.key(text));
    });
    const key = (text: number): Uint8Array => this.index.key(text);
    const textsOf = (keys: Uint32Array): Int32Array => this.index.findAll(keys);
    return { count: firstRow.length, textOfRow, firstRow, rows, key, textsOf, textHash };
  }
}
