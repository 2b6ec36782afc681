import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { clusterLabel } from './kept-files.ts';
import type { SplitCluster } from './split-clusters.ts';
import { usualFields, type AddedFields, type SplitRequest } from './split.ts';

const [closingBrace, openingBrace, quote, backslash, colon] = [0x7d, 0x7b, 0x22, 0x5c, 0x3a];
const space = 0x20;

/** Letters, digits, `_`, `-` and `.`: what every reader takes, and JSON escapes in `\u` only. */
const fieldName = /^[\p{L}\p{N}\p{M}_.-]+$/u;

/** A row with fields added: `head` and `tail` are the row as it is, byte for byte. */
export interface GrownRow {
  readonly head: Buffer;
  readonly added: Buffer;
  readonly tail: Buffer;
}

/** What is added to the rows of one cluster, in both ways to write JSON. */
interface Addition {
  readonly spaced: Buffer;
  readonly compact: Buffer;
}

/**
 * Adds the cluster to rows of JSON, before the closing brace and in the way the row is written. What is
 * there of a row is not touched.
 */
export class FieldAdder {
  private readonly additions: ReadonlyMap<number, Addition>;
  private readonly names: readonly string[];
  private readonly quoted: readonly string[];

  /** @throws HumanError `field-name` for names that are none or twice the same */
  constructor(clusters: readonly SplitCluster[], request: SplitRequest) {
    const { fields = usualFields } = request;
    this.names = Object.values(fields).filter(name => name !== undefined);
    requireNames(this.names);
    this.quoted = this.names.map(name => JSON.stringify(name));
    this.additions = new Map(
      clusters.map(cluster => [
        cluster.id,
        additionOf(pairsOf(cluster, clusterLabel(cluster, request), fields)),
      ]),
    );
  }

  /**
   * @param line number of the row's line, for the error
   * @param row its bytes with the line end, valid JSON of an object
   * @throws HumanError `field-exists` when it has one of the fields already
   */
  grow(row: Buffer, cluster: number, line: number): GrownRow {
    this.requireFree(row, line);
    const end = contentEnd(row);
    const { spaced, compact } = this.additions.get(cluster) ?? noAddition;
    const added = isSpaced(row) ? spaced : compact;
    return { head: row.subarray(0, end), added, tail: row.subarray(end) };
  }

  /** The row is parsed only when it may have such a field; an escape could hide one. */
  private requireFree(row: Buffer, line: number): void {
    if (!this.quoted.some(name => row.includes(name)) && !row.includes('\\u')) return;
    const json: unknown = JSON.parse(row.toString('utf8'));
    const taken = this.names.find(name => Object.hasOwn(json as object, name));
    if (taken === undefined) return;
    throw new HumanError(
      'field-exists',
      t('Line {0} has a field “{1}” already. Give the added field another name.', line, taken),
    );
  }
}

const noAddition: Addition = { spaced: Buffer.alloc(0), compact: Buffer.alloc(0) };

function requireNames(names: readonly string[]): void {
  const wrong = names.find((name, at) => !fieldName.test(name) || names.indexOf(name) < at);
  if (wrong === undefined) return;
  throw new HumanError(
    'field-name',
    t(
      '“{0}” cannot be the name of an added field: take letters, digits, “_”, “-” and “.”, and each name once.',
      wrong,
    ),
  );
}

function pairsOf(
  { id, type }: SplitCluster,
  label: string,
  fields: AddedFields,
): [string, unknown][] {
  const pairs: [string | undefined, unknown][] = [
    [fields.cluster, id],
    [fields.name, label],
    [fields.type, type === '' ? null : type],
  ];
  return pairs.filter((pair): pair is [string, unknown] => pair[0] !== undefined);
}

function additionOf(pairs: readonly [string, unknown][]): Addition {
  const written = (comma: string, colonText: string): Buffer =>
    Buffer.from(
      pairs
        .map(([name, value]) => comma + JSON.stringify(name) + colonText + JSON.stringify(value))
        .join(''),
    );
  return { spaced: written(', ', ': '), compact: written(',', ':') };
}

/** Where the content of an object ends, before white space and the closing brace. */
function contentEnd(row: Buffer): number {
  let end = row.lastIndexOf(closingBrace);
  while (end > 0 && isWhite(row[end - 1])) end--;
  return end;
}

function isWhite(byte: number | undefined): boolean {
  return byte === space || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** Whether there is a space behind the colon of the first field, as Python writes JSON. */
function isSpaced(row: Buffer): boolean {
  let at = row.indexOf(quote, row.indexOf(openingBrace)) + 1;
  while (at < row.length && row[at] !== quote) at += row[at] === backslash ? 2 : 1;
  return row[row.indexOf(colon, at) + 1] === space;
}
