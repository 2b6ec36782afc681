import { open, type FileHandle } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { HumanError, systemCode } from '../../errors.ts';
import { readWhole } from '../../whole-bytes.ts';
import { vectorError, type RowVectors, type VectorFile } from './row-vectors.ts';

const magic = '\x93NUMPY';
const headPattern = /'descr': '(<f[48])'.*'fortran_order': False.*'shape': \((\d+), (\d+)\)/;

interface Layout {
  readonly rows: number;
  readonly dimensions: number;
  /** Bytes of a number: 4 or 8. */
  readonly size: number;
  /** Byte at which the numbers begin. */
  readonly start: number;
}

/** Vectors in a `.npy` file of float32 or float64: one a row of the file, or one a line. */
export class NpyVectors implements RowVectors {
  private constructor(
    private readonly file: VectorFile,
    private readonly path: string,
    private readonly handle: FileHandle,
    private readonly layout: Layout,
  ) {}

  /** @throws HumanError `vector-file` */
  static async open(file: VectorFile, path: string): Promise<NpyVectors> {
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw unusable(path, systemCode(error) ?? String(error), error);
    });
    try {
      const layout = await readLayout(handle, path);
      requireRows(file, path, layout.rows);
      return new NpyVectors(file, path, handle, layout);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get dimensions(): number {
    return this.layout.dimensions;
  }

  async read(row: number, target: Float32Array): Promise<void> {
    const { rows, dimensions, size, start } = this.layout;
    const { table } = this.file;
    const place = rows === table.rowLines.length ? row : (table.rowLines[row] ?? 0);
    const bytes = Buffer.alloc(dimensions * size);
    const read = await readWhole(this.handle, bytes, start + place * bytes.length);
    if (read < bytes.length) throw unusable(this.path, t('it ends too early'));
    for (let d = 0; d < dimensions; d++) {
      target[d] = size === 4 ? bytes.readFloatLE(d * size) : bytes.readDoubleLE(d * size);
    }
    if (!target.every(Number.isFinite)) {
      throw vectorError(this.file, row, t('its vector in {0} is not finite', this.path));
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

async function readLayout(handle: FileHandle, path: string): Promise<Layout> {
  const fixed = Buffer.alloc(12);
  await readWhole(handle, fixed, 0);
  const [major, wide] = [fixed[6] ?? 0, (fixed[6] ?? 0) > 1];
  if (fixed.toString('latin1', 0, magic.length) !== magic || major > 3) {
    throw unusable(path, t('it is not a .npy file'));
  }
  const length = wide ? fixed.readUInt32LE(8) : fixed.readUInt16LE(8);
  const text = Buffer.alloc(Math.min(length, 1 << 16));
  await readWhole(handle, text, wide ? 12 : 10);
  const [, type = '', rows, dimensions] = headPattern.exec(text.toString('latin1')) ?? [];
  if (rows === undefined || Number(dimensions) === 0) {
    throw unusable(path, t('it does not hold a matrix of float32 or float64, a vector a row'));
  }
  return {
    rows: Number(rows),
    dimensions: Number(dimensions),
    size: type === '<f4' ? 4 : 8,
    start: (wide ? 12 : 10) + length,
  };
}

function requireRows({ source, table }: VectorFile, path: string, rows: number): void {
  if (rows === table.rowLines.length || rows === table.lines) return;
  const reason = t(
    'it has {0} vectors, but {1} has {2} rows in {3} lines',
    rows,
    source,
    table.rowLines.length,
    table.lines,
  );
  throw unusable(path, reason);
}

/** @param reason a clause */
function unusable(path: string, reason: string, cause?: unknown): HumanError {
  return new HumanError('vector-file', t('The vectors in {0} cannot be used: {1}.', path, reason), {
    cause,
  });
}
