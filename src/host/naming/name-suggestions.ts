import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { ShownRun } from '../../core/curate/curated-view.ts';
import type { SuggestedName } from '../../core/naming/suggest-names.ts';
import type { Curation } from '../curation.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { ClusteredFiles } from '../files/clustered-files.ts';
import {
  nameSuggestionSchema,
  openSuggestions,
  withSuggestions,
  type NameSuggestion,
} from './name-suggestion.ts';

/** Names that language models have suggested, kept for the workspace until they are accepted or rejected. */
export class NameSuggestions implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private readonly restored = new WeakSet<ClusteredFile>();

  constructor(
    files: ClusteredFiles,
    private readonly curation: Curation,
    private readonly memory: vscode.Memento,
  ) {
    this.subscription = files.onDidChange(file => this.restore(file));
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Those that are still to be decided about. */
  of({ suggestions, result }: ClusteredFile): SuggestedName[] {
    return openSuggestions(suggestions, result?.run.clusters ?? []);
  }

  /** @param clusters as they were when a model was told of them */
  async add(
    file: ClusteredFile,
    clusters: ShownRun['clusters'],
    names: readonly SuggestedName[],
  ): Promise<void> {
    await this.keep(file, withSuggestions(file.suggestions, clusters, names));
  }

  /**
   * Gives clusters the names that were suggested for them: a change like any other, which can be undone.
   * @throws HumanError as `Curation.edit`, also for a cluster that has got a name elsewhere
   */
  async accept(file: ClusteredFile, clusters: readonly number[]): Promise<void> {
    for (const { cluster, name } of this.of(file)) {
      if (!clusters.includes(cluster)) continue;
      await this.curation.edit(file, { kind: 'rename', cluster, name, suggested: true });
    }
  }

  async reject(file: ClusteredFile, clusters: readonly number[]): Promise<void> {
    await this.keep(
      file,
      file.suggestions.filter(({ cluster }) => !clusters.includes(cluster)),
    );
  }

  private async keep(file: ClusteredFile, suggestions: readonly NameSuggestion[]): Promise<void> {
    this.restored.add(file);
    file.setSuggestions(suggestions);
    await this.memory.update(keyOf(file), suggestions.length > 0 ? suggestions : undefined);
  }

  /** Those of an earlier session, as soon as the clusters are there. */
  private restore(file: ClusteredFile): void {
    if (file.result === undefined || this.restored.has(file)) return;
    this.restored.add(file);
    const kept = v.safeParse(v.array(nameSuggestionSchema), this.memory.get(keyOf(file)));
    if (kept.success && kept.output.length > 0) file.setSuggestions(kept.output);
  }
}

function keyOf({ source }: ClusteredFile): string {
  return `suggestedNames:${source.toString()}`;
}
