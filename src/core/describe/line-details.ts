import { t } from '@vscode/l10n';
import { parseLine } from '../dataset/scan/json-row.ts';
import type { LineIndex } from '../dataset/rows/line-index.ts';
import { endOfText, type LineProblem } from '../dataset/rows/line-view.ts';
import type { FieldView } from '../dataset/rows/row-view.ts';
import { HumanError } from '../errors.ts';
import { fieldViews } from './row-view.ts';

/** A whole line: its fields when it is an object, else its text and why it is no row. */
export type LineDetails =
  | { readonly kind: 'row'; readonly fields: readonly FieldView[] }
  | { readonly kind: 'invalid'; readonly problem: LineProblem; readonly text: FieldView };

/** Bytes of the longest line that is shown whole. */
const longestLine = 64 << 20;

/**
 * @param limit characters (code points) to show of each field
 * @throws HumanError `line-too-long`
 */
export async function lineDetails(
  index: LineIndex,
  line: number,
  limit: number,
): Promise<LineDetails> {
  const bytes = await wholeLine(index, line);
  const parsed = parseLine(bytes, 0, bytes.length, false);
  if ('row' in parsed) return { kind: 'row', fields: fieldViews(parsed.row, limit) };
  const [text] = fieldViews({ text: bytes.toString('utf8') }, limit);
  return { kind: 'invalid', problem: parsed, text: text ?? { name: '', text: '', omitted: 0 } };
}

/**
 * The text of a line as it stands in the file, or of one of its fields.
 * @param field its place among the fields
 * @throws HumanError `line-too-long`
 */
export async function lineText(
  index: LineIndex,
  line: number,
  field: number | undefined,
): Promise<string> {
  const bytes = await wholeLine(index, line);
  if (field === undefined) return bytes.toString('utf8');
  const parsed = parseLine(bytes, 0, bytes.length, false);
  return 'row' in parsed ? (fieldViews(parsed.row, Infinity)[field]?.text ?? '') : '';
}

async function wholeLine(index: LineIndex, line: number): Promise<Buffer> {
  const place = index.place(line);
  if (place.end - place.start > longestLine) {
    throw new HumanError(
      'line-too-long',
      t('Line {0} is longer than 64 MB and cannot be shown whole.', line + 1),
    );
  }
  const bytes = await index.bytes(place);
  return bytes.subarray(0, endOfText(bytes));
}
