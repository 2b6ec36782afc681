import type { LineQuery } from '../core/dataset/rows/line-search.ts';
import type { LineView } from '../core/dataset/rows/line-view.ts';
import type { LineDetails } from '../core/describe/line-details.ts';
import type { Outcome } from '../core/progress.ts';

/** How far the lines of a file are known. */
export interface IndexedLines {
  readonly lines: number;
  /** Bytes of the file, and how many of them have been read. */
  readonly bytes: number;
  readonly read: number;
  /** Time of the file's last change, milliseconds. */
  readonly modifiedMs: number;
}

/** What a search has found since its last report. */
export interface SearchProgress {
  /** 0-based, ascending. */
  readonly hits: Uint32Array;
  /** Bytes searched so far. */
  readonly searched: number;
}

/**
 * What the host asks of the process that reads files for the rows view. Paths are absolute, lines 0-based. A
 * line that has not been found yet is waited for.
 */
export interface ReaderApi {
  /** Finds the lines of the file as it is now, unless that has been done. */
  readonly index: { params: { path: string }; result: IndexedLines; progress: IndexedLines };
  readonly lines: {
    params: { path: string; first: number; count: number };
    result: readonly LineView[];
  };
  /** A whole line, its fields up to `characters` each. */
  readonly details: {
    params: { path: string; line: number; characters: number };
    result: LineDetails;
  };
  /** The text of a line, or of one of its fields. */
  readonly text: {
    params: { path: string; line: number; field: number | undefined };
    result: string;
  };
  readonly search: {
    params: { path: string; query: LineQuery };
    result: Outcome<undefined>;
    progress: SearchProgress;
  };
  /** Whether the text of the file has more UTF-16 units than `units`. */
  readonly exceeds: { params: { path: string; units: number }; result: boolean };
  /** Frees what is known of the file. */
  readonly forget: { params: { path: string }; result: undefined };
}
