import type { ClusteredFile } from '../files/clustered-file.ts';
import { reportError } from '../report.ts';
import type { Services } from '../services.ts';
import { readLines } from './read-lines.ts';

/**
 * Asks which lines of a file, as it is on disk now, belong to which cluster. The worker reads the whole
 * file for it, so what is asked meanwhile is asked once more afterwards and not once each.
 */
export class LineRefreshes {
  /** Files being read, and whether they have to be read again. */
  private readonly running = new Map<ClusteredFile, boolean>();

  constructor(private readonly services: Services) {}

  async ask(file: ClusteredFile): Promise<void> {
    if (this.running.has(file)) {
      this.running.set(file, true);
      return;
    }
    try {
      do {
        this.running.set(file, false);
        await this.refresh(file);
      } while (this.running.get(file) === true);
    } catch (error) {
      reportError(this.services.log, error);
    } finally {
      this.running.delete(file);
    }
  }

  private async refresh(file: ClusteredFile): Promise<void> {
    const asked = file.result;
    if (asked === undefined) return;
    const lines = await readLines(this.services.worker, file.source, asked.folder);
    // A new run may have come in between.
    if (file.result?.run === asked.run) file.replaceLines(lines);
  }
}
