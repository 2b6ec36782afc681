import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { clusterLabel } from './kept-files.ts';
import type { SplitCluster } from './split-clusters.ts';
import { usualFields, type SplitRequest } from './split.ts';

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

export type FieldValue = string | number | null;

/** The fields that are added to rows. */
export interface ClusterFields {
  readonly names: readonly string[];
  /** Which of them hold numbers; the others hold texts. */
  readonly isNumber: readonly boolean[];
  /** For the rows of a cluster, in the order of the names. */
  readonly valuesOf: (cluster: number) => readonly FieldValue[];
}

/** @throws HumanError `field-name` for names that are none or twice the same */
export function clusterFields(
  clusters: readonly SplitCluster[],
  request: SplitRequest,
): ClusterFields {
  const { fields = usualFields } = request;
  const wanted = (['cluster', 'name', 'type'] as const).filter(
    field => fields[field] !== undefined,
  );
  const names = wanted.map(field => fields[field] ?? '');
  requireNames(names);
  const values = new Map(
    clusters.map(cluster => {
      const { id, type } = cluster;
      const all = { cluster: id, name: clusterLabel(cluster, request), type: type || null };
      return [id, wanted.map(field => all[field])];
    }),
  );
  return {
    names,
    isNumber: wanted.map(field => field === 'cluster'),
    valuesOf: cluster => values.get(cluster) ?? [],
  };
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
    const { names, valuesOf } = clusterFields(clusters, request);
    this.names = names;
    this.quoted = names.map(name => JSON.stringify(name));
    const pairsOf = (id: number): [string, FieldValue][] =>
      valuesOf(id).map((value, at) => [names[at] ?? '', value]);
    this.additions = new Map(clusters.map(({ id }) => [id, additionOf(pairsOf(id))]));
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
    if (taken !== undefined) throw fieldExists(line, taken);
  }
}

const noAddition: Addition = { spaced: Buffer.alloc(0), compact: Buffer.alloc(0) };

export function fieldExists(line: number, name: string): HumanError {
  return new HumanError(
    'field-exists',
    t('Line {0} has a field “{1}” already. Give the added field another name.', line, name),
  );
}

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

function additionOf(pairs: readonly [string, FieldValue][]): Addition {
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
