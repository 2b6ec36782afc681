import * as vscode from 'vscode';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { RunLines } from '../files/run-lines.ts';
import { reportError } from '../report.ts';
import type { Services } from '../services.ts';
import { readLines } from './read-lines.ts';
import type { RunUpdates } from './run-updates.ts';

/** The first edit of a saved document arrives before the news that it is not as saved any more. */
const settleMs = 100;

/**
 * Asks which lines of a file or set, as it is on disk now, belong to which cluster. The worker reads all of
 * it for that, so of what is asked in quick succession or meanwhile, only the last is done.
 */
export class LineRefreshes implements vscode.Disposable {
  private readonly timers = new Map<ClusteredFile, NodeJS.Timeout>();

  constructor(
    private readonly services: Services,
    private readonly updates: RunUpdates,
  ) {}

  /**
   * Reads the lines a moment from now.
   * @param document what was saved, if it was in an editor: nothing is read while it is not as on disk
   */
  ask(file: ClusteredFile, document?: vscode.TextDocument): void {
    clearTimeout(this.timers.get(file));
    const refresh = (): void => {
      this.timers.delete(file);
      this.refresh(file, document).catch((error: unknown) => {
        // Nobody has saved a file that changes by itself, perhaps one that is still being written.
        if (document === undefined)
          this.services.log.warn(`${file.source.fsPath}: ${String(error)}`);
        else reportError(this.services.log, error);
      });
    };
    this.timers.set(file, setTimeout(refresh, settleMs));
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async refresh(file: ClusteredFile, document?: vscode.TextDocument): Promise<void> {
    const asked = file.result;
    if (asked === undefined || document?.isDirty === true) return;
    const version = document?.version;
    const versions = versionsOf(asked.lines);
    const lines = await readLines(this.services.worker, { ...asked, source: file.source });
    // After another edit, the lines that were followed through it are the better ones; after another
    // run, these belong to the old one.
    if (document?.version !== version || file.result?.lines !== asked.lines) return;
    const isEdited = versionsOf(asked.lines) !== versions;
    if (isEdited || file.result.curated.revision !== asked.curated.revision) {
      this.ask(file, document);
      return;
    }
    file.replaceLines(lines);
    if (!lines.isCurrentOnDisk) this.updates.ask(file);
  }
}

/** Those of the open documents of a run, whose lines are followed. */
function versionsOf(lines: RunLines): string {
  return vscode.workspace.textDocuments
    .filter(({ uri }) => lines.partOf(uri)?.isText === true)
    .map(({ uri, version }) => `${uri.fsPath} ${version}`)
    .join('\n');
}
