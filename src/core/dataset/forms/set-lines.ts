import { t } from '@vscode/l10n';
import type { LineNotes, MadeLines } from './made-lines.ts';

/** The lines of one file in those of a set. */
export interface SetPart {
  readonly name: string;
  readonly lines: number;
  /** When its rows are no lines. */
  readonly made: MadeLines | undefined;
}

/** Of each line of a set: where it comes from, and what is wrong with it. */
export class SetLines implements LineNotes {
  private readonly parts: (SetPart & { readonly first: number })[] = [];
  private lines = 0;

  add(part: SetPart): void {
    this.parts.push({ ...part, first: this.lines });
    this.lines += part.lines;
  }

  problemOf(line: number): string | undefined {
    const part = this.partOf(line);
    return part?.made?.problemOf(line - part.first);
  }

  located(line: number, detail: string): string {
    const part = this.partOf(line);
    if (part === undefined) return detail;
    const own = line - part.first;
    return t('Line {0} of {1}: {2}', part.made?.lineOf(own) ?? own + 1, part.name, detail);
  }

  private partOf(line: number): (SetPart & { readonly first: number }) | undefined {
    return this.parts.findLast(({ first }) => first <= line);
  }
}
