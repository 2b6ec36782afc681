import { t } from '@vscode/l10n';
import { fieldValue, parseFieldPath, type FieldPath } from '../../dataset/template/field-path.ts';
import { parseLine } from '../../dataset/scan/json-row.ts';
import type { RowReader } from '../../dataset/rows/row-reader.ts';
import type { RowTable } from '../../dataset/scan/row-table.ts';
import { HumanError } from '../../errors.ts';

/** One vector a row. */
export interface RowVectors {
  readonly dimensions: number;
  /**
   * Writes the vector of a row into `target`.
   * @throws HumanError `vector-row` that names the line
   */
  read(row: number, target: Float32Array): Promise<void>;
  close(): Promise<void>;
}

/** The file whose rows they belong to. */
export interface VectorFile {
  readonly source: string;
  readonly table: RowTable;
  readonly reader: RowReader;
}

/** Vectors in a field of the rows; how long they are is told by the first row. */
export class FieldVectors implements RowVectors {
  private constructor(
    private readonly file: VectorFile,
    private readonly name: string,
    private readonly path: FieldPath,
    readonly dimensions: number,
  ) {}

  /** @throws HumanError `vector-field` or `vector-row` */
  static async open(file: VectorFile, name: string): Promise<FieldVectors> {
    const path = parseFieldPath(name);
    if (path === undefined) {
      throw new HumanError('vector-field', t('"{0}" names no field of a row.', name));
    }
    const numbers = await numbersAt(file, path, 0);
    if (numbers === undefined) {
      throw vectorError(file, 0, t('the field {0} is not a list of finite numbers', name));
    }
    return new FieldVectors(file, name, path, numbers.length);
  }

  async read(row: number, target: Float32Array): Promise<void> {
    const numbers = await numbersAt(this.file, this.path, row);
    if (numbers?.length !== this.dimensions) {
      const reason = t(
        'the field {0} is not a list of {1} finite numbers, as in the first row',
        this.name,
        this.dimensions,
      );
      throw vectorError(this.file, row, reason);
    }
    target.set(numbers);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

async function numbersAt(
  { table, reader }: VectorFile,
  path: FieldPath,
  row: number,
): Promise<readonly number[] | undefined> {
  const offset = table.offsets[table.rowLines[row] ?? 0] ?? 0;
  const bytes = await reader.read(offset, table.rowBytes[row] ?? 0);
  const parsed = parseLine(bytes, 0, bytes.length, true);
  const value = 'row' in parsed ? fieldValue(parsed.row, path) : undefined;
  return isNumbers(value) ? value : undefined;
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}

/** @param reason a clause */
export function vectorError(
  { source, table }: VectorFile,
  row: number,
  reason: string,
): HumanError {
  const line = (table.rowLines[row] ?? 0) + 1;
  return new HumanError('vector-row', t('Line {0} of {1}: {2}.', line, source, reason));
}
