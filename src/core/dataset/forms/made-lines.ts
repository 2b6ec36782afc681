import { t } from '@vscode/l10n';
import type { SourceRecord } from './source-records.ts';
import { TypedList } from '../scan/typed-list.ts';

/** What is known of lines that were made of something else; lines count from 0. */
export interface LineNotes {
  /** Why the line is no row; undefined when its JSON says. */
  problemOf(line: number): string | undefined;
  /** What is wrong with the line, with its place in its file in front. */
  located(line: number, detail: string): string;
}

/** Of each line that was made of a record: where that begins in its file, and what is wrong with it. */
export class MadeLines implements LineNotes {
  private readonly starts = new TypedList(length => new Uint32Array(length));
  private readonly problems = new Map<number, string>();

  add({ line, problem }: SourceRecord): void {
    if (problem !== undefined) this.problems.set(this.starts.length, problem);
    this.starts.push(line);
  }

  problemOf(line: number): string | undefined {
    return this.problems.get(line);
  }

  located(line: number, detail: string): string {
    return t('Line {0} of the file: {1}', this.lineOf(line), detail);
  }

  /** The line of the file (from 1) where the record of a line begins. */
  lineOf(line: number): number {
    return this.starts.at(line) ?? 0;
  }
}
