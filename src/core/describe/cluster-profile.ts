import { defectKinds, defectsOf, type Defect } from './defects/row-defects.ts';
import { languageOf, languages, type Language } from './languages.ts';
import type { SampledRow } from './sampled-rows.ts';

/** What an even sample of its rows says about a cluster. */
export interface ClusterProfile {
  /** Rows that were looked at. */
  readonly rows: number;
  /** Mean characters (code points) of the instruction. */
  readonly instructionLength: number;
  /** Mean characters of the output; null when no row that was looked at has one. */
  readonly outputLength: number | null;
  /** Shares of the rows by what the instruction is written in; their sum is 1. */
  readonly languages: Readonly<Record<Language, number>>;
  /** Shares of the rows by what looks broken in them; a row may count for several. */
  readonly defects: Partial<Record<Defect, number>>;
}

/** Takes the sampled rows of one cluster. */
export class ProfileCounts {
  /** What was seen in each row: a bit for every kind of defect. */
  readonly seen: { readonly row: number; readonly defects: number }[] = [];
  private readonly languages = new Map<Language, number>();
  private instruction = 0;
  private output = 0;
  private outputs = 0;

  add({ row, instruction, output }: SampledRow): void {
    this.seen.push({ row, defects: defectsOf(instruction, output) });
    const language = languageOf(instruction);
    this.languages.set(language, (this.languages.get(language) ?? 0) + 1);
    this.instruction += characters(instruction);
    if (output === undefined) return;
    this.output += characters(output);
    this.outputs++;
  }

  profile(): ClusterProfile {
    const rows = this.seen.length;
    const share = (count: number): number => (rows === 0 ? 0 : count / rows);
    return {
      rows,
      instructionLength: share(this.instruction),
      outputLength: this.outputs === 0 ? null : this.output / this.outputs,
      languages: Object.fromEntries(
        languages.map(language => [language, share(this.languages.get(language) ?? 0)]),
      ) as Record<Language, number>,
      defects: Object.fromEntries(
        defectKinds.flatMap((kind, bit) => {
          const rowsWithIt = this.seen.filter(({ defects }) => (defects >> bit) & 1).length;
          return rowsWithIt === 0 ? [] : [[kind, share(rowsWithIt)]];
        }),
      ),
    };
  }
}

function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count--;
  return count;
}
