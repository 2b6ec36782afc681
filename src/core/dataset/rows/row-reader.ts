import { open, type FileHandle } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { sourceError } from '../scan/source-error.ts';

/** Reads rows of a source again, by the offsets of its row table. The source is never written. */
export class RowReader {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** @throws HumanError `source-missing` or `source-unreadable` */
  static async open(path: string): Promise<RowReader> {
    try {
      return new RowReader(path, await open(path, 'r'));
    } catch (error) {
      throw sourceError(path, error);
    }
  }

  /** @throws HumanError `source-changed` when the file has become shorter */
  async read(offset: number, bytes: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(bytes);
    const { bytesRead } = await this.file.read(buffer, 0, bytes, offset);
    if (bytesRead < bytes) {
      throw new HumanError(
        'source-changed',
        t('{0} has become shorter since it was clustered. Cluster it again.', this.path),
      );
    }
    return buffer;
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}
