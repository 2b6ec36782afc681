import { t } from '@vscode/l10n';
import type { SourceRecord } from './source-records.ts';
import { TypedList } from './typed-list.ts';

/** Of each line that was made of a record: where that begins in its file, and what is wrong with it. */
export class MadeLines {
  private readonly starts = new TypedList(length => new Uint32Array(length));
  private readonly problems = new Map<number, string>();

  add({ line, problem }: SourceRecord): void {
    if (problem !== undefined) this.problems.set(this.starts.length, problem);
    this.starts.push(line);
  }

  /** Why the line (0-based) is no row; undefined when its JSON says. */
  problemOf(line: number): string | undefined {
    return this.problems.get(line);
  }

  /** The same with the line of the file in front. */
  located(line: number, detail: string): string {
    return t('Line {0} of the file: {1}', this.starts.at(line) ?? 0, detail);
  }
}
