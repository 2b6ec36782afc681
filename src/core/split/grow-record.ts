import { t } from '@vscode/l10n';
import type { SourceRecord } from '../dataset/forms/source-records.ts';
import { HumanError } from '../errors.ts';
import { clusterFields, FieldAdder, fieldExists, type ClusterFields } from './add-fields.ts';
import type { SplitCluster } from './split-clusters.ts';
import type { FileForm } from './split-form.ts';
import type { SplitRequest } from './split.ts';

/** Adds its cluster to each record of a file. */
export interface RecordGrower {
  /** The header of a table with the names of the added columns. */
  header(bytes: Buffer, names: readonly string[]): Buffer;
  /** @throws HumanError `field-exists`, or `record-long` for one that has more cells than columns */
  grow(record: SourceRecord, cluster: number): Buffer;
}

/** @throws HumanError `field-name` */
export function recordGrower(
  { container }: FileForm,
  clusters: readonly SplitCluster[],
  request: SplitRequest,
): RecordGrower {
  const fields = clusterFields(clusters, request);
  if (container === 'csv') return new CellAdder(',', fields);
  if (container === 'tsv') return new CellAdder('\t', fields);
  const adder = new FieldAdder(clusters, request);
  return {
    header: bytes => bytes,
    grow: ({ bytes, valueAt, line }, cluster) => {
      const { head, added, tail } = adder.grow(bytes.subarray(valueAt), cluster, line);
      return Buffer.concat([bytes.subarray(0, valueAt), head, added, tail]);
    },
  };
}

/** Adds cells behind those of a record, which gets empty ones where it has fewer than there are columns. */
class CellAdder implements RecordGrower {
  private columns = 0;

  constructor(
    private readonly delimiter: ',' | '\t',
    private readonly fields: ClusterFields,
  ) {}

  header(bytes: Buffer, names: readonly string[]): Buffer {
    this.columns = names.length;
    const taken = this.fields.names.find(name => names.includes(name));
    if (taken !== undefined) throw fieldExists(1, taken);
    return this.withCells(bytes, this.fields.names);
  }

  grow({ bytes, cells, line }: SourceRecord, cluster: number): Buffer {
    if (cells > this.columns) throw tooLong(line);
    const missing = Array.from({ length: this.columns - cells }, () => '');
    const values = this.fields
      .valuesOf(cluster)
      .map(value => (value === null ? '' : String(value)));
    return this.withCells(bytes, [...missing, ...values]);
  }

  private withCells(bytes: Buffer, cells: readonly string[]): Buffer {
    const end = /\r?\n?$/.exec(bytes.toString('latin1', Math.max(0, bytes.length - 2)))?.[0] ?? '';
    const added = cells.map(cell => this.delimiter + quoted(cell, this.delimiter)).join('');
    return Buffer.concat([
      bytes.subarray(0, bytes.length - end.length),
      Buffer.from(added),
      Buffer.from(end),
    ]);
  }
}

function quoted(text: string, delimiter: string): string {
  const isPlain = !/["\r\n]/.test(text) && !text.includes(delimiter);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

function tooLong(line: number): HumanError {
  return new HumanError(
    'record-long',
    t('Line {0} has more cells than the table has columns. Mend it, or write JSONL.', line),
  );
}
