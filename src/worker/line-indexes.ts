import { stat } from 'node:fs/promises';
import { LineIndex } from '../core/dataset/rows/line-index.ts';
import { sourceError } from '../core/dataset/scan/source-error.ts';

/** The files whose lines are known; one that is asked for by `current` is read again when it has changed. */
export class LineIndexes {
  private readonly known = new Map<string, Promise<LineIndex>>();

  /** The index of the file as it was when it was last read. */
  async find(path: string): Promise<LineIndex> {
    return this.known.get(path) ?? this.open(path);
  }

  /**
   * The index of the file as it is now.
   * @throws HumanError `source-missing` or `source-unreadable`
   */
  async current(path: string): Promise<LineIndex> {
    const now = await stat(path).catch((error: unknown) => {
      throw sourceError(path, error);
    });
    const known = this.known.get(path);
    if (known === undefined) return this.open(path);
    const { bytes, modifiedMs } = (await known).version;
    if (bytes === now.size && modifiedMs === now.mtimeMs) return known;
    if (this.known.get(path) === known) await this.forget(path);
    return this.find(path);
  }

  async forget(path: string): Promise<void> {
    const index = this.known.get(path);
    this.known.delete(path);
    await index?.then(
      opened => opened.close(),
      () => undefined,
    );
  }

  private open(path: string): Promise<LineIndex> {
    const index = LineIndex.open(path);
    this.known.set(path, index);
    index.catch(() => this.known.delete(path));
    return index;
  }
}
