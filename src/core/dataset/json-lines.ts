import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { CsvRecords } from './csv-records.ts';
import { JsonElements, type ElementContainer } from './json-elements.ts';
import { parquetLines } from './parquet-lines.ts';
import type { SourceForm } from './source-form.ts';
import { textBlocks } from './text-blocks.ts';

const newline = Buffer.from('\n');

/**
 * The rows of a file of any form as JSONL in UTF-8, block by block.
 * @param onBytes is called with every block of the file itself; may throw to stop
 * @throws HumanError as `textBlocks`, and `source-damaged` for a table that cannot be read
 */
export async function* jsonLines(
  path: string,
  form: SourceForm,
  onBytes: (block: Buffer) => void,
): AsyncGenerator<Buffer> {
  const { container } = form;
  if (container === 'parquet') yield* parquetLines(path, onBytes);
  else if (container === 'lines') yield* textBlocks(path, form, onBytes);
  else if (container === 'csv' || container === 'tsv') {
    yield* tableLines(path, textBlocks(path, form, onBytes), container === 'csv' ? ',' : '\t');
  } else yield* elementLines(textBlocks(path, form, onBytes), container);
}

async function* elementLines(
  blocks: AsyncGenerator<Buffer>,
  container: ElementContainer,
): AsyncGenerator<Buffer> {
  let lines: Buffer[] = [];
  const elements = new JsonElements(container, ({ bytes }) => {
    lines.push(Buffer.from(bytes), newline);
  });
  for await (const block of blocks) {
    lines = [];
    elements.push(block);
    if (lines.length > 0) yield Buffer.concat(lines);
  }
  lines = [];
  elements.end();
  yield Buffer.concat(lines);
}

/** A record is an object of texts under the names in the first one. */
async function* tableLines(
  path: string,
  blocks: AsyncGenerator<Buffer>,
  delimiter: string,
): AsyncGenerator<Buffer> {
  let names: readonly string[] | undefined;
  let lines: string[] = [];
  const records = new CsvRecords(delimiter, fields => {
    if (names === undefined) names = columnNames(fields);
    else lines.push(`${JSON.stringify(recordOf(names, fields))}\n`);
  });
  const decoder = new TextDecoder(); // which leaves the byte order mark out
  for await (const block of blocks) {
    records.push(decoder.decode(block, { stream: true }));
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  records.push(decoder.decode());
  const openQuote = records.end();
  if (openQuote !== undefined) throw notClosed(path, openQuote);
  yield Buffer.from(lines.join(''));
}

function notClosed(path: string, line: number): HumanError {
  return new HumanError(
    'source-damaged',
    t('Line {0} of {1} begins a cell with a quote that nothing closes. Close it.', line, path),
  );
}

/** Names without text are numbered, and one that was there already gets its number behind it. */
function columnNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((text, at) => {
    const name = text.trim() === '' ? String(at + 1) : text.trim();
    const unique = seen.has(name) ? `${name} ${at + 1}` : name;
    seen.add(unique);
    return unique;
  });
}

function recordOf(names: readonly string[], fields: readonly string[]): Record<string, string> {
  const entries = fields.map((text, at): [string, string] => [names[at] ?? String(at + 1), text]);
  return Object.fromEntries(entries);
}
