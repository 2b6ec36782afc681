/** Why a line of the file is not a row; `record`: what it was made of is no record of a table. */
export type InvalidReason = 'blank' | 'encoding' | 'json' | 'not-object' | 'no-text' | 'record';

export interface InvalidLine {
  /** 0-based. */
  readonly line: number;
  readonly reason: InvalidReason;
  /** What exactly was wrong, for a person; empty for a blank line. */
  readonly detail: string;
}

/** Which file, and which version of it. */
export interface SourceIdentity {
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Hex. */
  readonly sha256: string;
}

/** Where every line of a file lies and which of them are rows. rows + invalid = lines. */
export interface RowTable {
  readonly source: SourceIdentity;
  readonly lines: number;
  /**
   * lines + 1 byte offsets: line i is bytes offsets[i] … offsets[i + 1], its terminator (`\n`,
   * `\r\n`, or none at the end of the file) included. A BOM belongs to no line: offsets[0] is 3 then.
   */
  readonly offsets: Float64Array;
  /** Line (0-based) of each row, ascending. */
  readonly rowLines: Uint32Array;
  /** Bytes of each row without its terminator. */
  readonly rowBytes: Uint32Array;
  /** First 8 bytes of the key of each row's instruction. */
  readonly textHash: BigInt64Array;
  /** Ascending by line. */
  readonly invalid: readonly InvalidLine[];
}
