import { KeyIndex } from './key-index.ts';
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
    this.addText(this.index.add(key));
  }

  /** Adds the key in the four words of `keys` from `at` on. */
  addWords(keys: Uint32Array, at: number): void {
    this.addText(this.index.addWords(keys, at));
  }

  private addText(text: number): void {
    const row = this.textOfRow.length;
    if (text === this.firstRow.length) this.firstRow.push(row);
    this.textOfRow.push(text);
  }

  finish(): UniqueRows {
    const textOfRow = this.textOfRow.finish();
    const firstRow = this.firstRow.finish();
    const rows = new Uint32Array(firstRow.length);
    const textHash = new BigInt64Array(textOfRow.length);
    const hashWords = new Uint32Array(textHash.buffer);
    for (let row = 0; row < textOfRow.length; row++) {
      const text = textOfRow[row] ?? 0;
      rows[text] = (rows[text] ?? 0) + 1;
      this.index.copyHead(text, hashWords, row * 2);
    }
    const key = (text: number): Uint8Array => this.index.key(text);
    const textsOf = (keys: Uint32Array): Int32Array => this.index.findAll(keys);
    return { count: firstRow.length, textOfRow, firstRow, rows, key, textsOf, textHash };
  }
}
