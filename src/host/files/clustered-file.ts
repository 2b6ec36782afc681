import * as vscode from 'vscode';
import type { Preview } from '../../core/preview/preview.ts';
import type { Progress } from '../../core/progress.ts';
import type { CuratedChange, CuratedView, ShownRun } from '../../core/curate/curated-view.ts';
import type { SplitResult } from '../../core/split/split.ts';
import type { NameSuggestion } from '../naming/name-suggestion.ts';
import type { ClusterLines } from './cluster-lines.ts';
import type { RunLines } from './run-lines.ts';

/** What is going on with a file. */
export type Activity =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly progress: Progress | undefined;
      readonly cancel: () => void;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** A run is being brought up to date with its file, while everything else can be used. */
export interface Updating {
  readonly progress: Progress | undefined;
}

/** The run is given another number of clusters, while everything else can be used. */
export interface Recutting {
  readonly k: number | 'auto';
  /** Whether the result has the clusters already; their key terms and samples come later. */
  readonly found: boolean;
  readonly cancel: () => void;
}

/** A run and what the person has decided about it. */
export interface FileResult {
  /** With the clusters that there are after the person's changes. */
  readonly run: ShownRun;
  /** The run folder. */
  readonly folder: string;
  readonly lines: RunLines;
  readonly curated: CuratedView;
  readonly split: SplitResult | undefined;
}

/** How the clusters of the lines changed: read anew, moved along with an edit of a document, or by an edit inside lines, of which none came or went. */
export type LinesChange =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'edited' | 'edited-inside'; readonly document: vscode.Uri };

const replaced: LinesChange = { kind: 'replaced' };

/** The state of what is clustered as one, a file or a set of files, for everyone who shows a part of it. */
export class ClusteredFile implements vscode.Disposable {
  private readonly changeEmitter = new vscode.EventEmitter<void>();
  private readonly linesEmitter = new vscode.EventEmitter<LinesChange>();
  private currentActivity: Activity = { kind: 'idle' };
  private currentResult: FileResult | undefined;
  private currentUpdating: Updating | undefined;
  private currentPreview: Preview | undefined;
  private currentRecutting: Recutting | undefined;
  private currentSuggestions: readonly NameSuggestion[] = [];

  /** Anything changed, the lines included. */
  readonly onDidChange = this.changeEmitter.event;
  /** The clusters of the lines changed. */
  readonly onDidChangeLines = this.linesEmitter.event;

  /** @param source the file; of a set as `KnownSets` names it */
  constructor(readonly source: vscode.Uri) {}

  get activity(): Activity {
    return this.currentActivity;
  }

  /** Undefined while no update is going on. */
  get updating(): Updating | undefined {
    return this.currentUpdating;
  }

  /** Undefined while k stays. */
  get recutting(): Recutting | undefined {
    return this.currentRecutting;
  }

  /** Clusters of a sample, while the file is being clustered; undefined when there are none yet. */
  get preview(): Preview | undefined {
    return this.currentPreview;
  }

  get result(): FileResult | undefined {
    return this.currentResult;
  }

  /** Names that were suggested, also of clusters that are not as they were then. */
  get suggestions(): readonly NameSuggestion[] {
    return this.currentSuggestions;
  }

  setActivity(activity: Activity): void {
    this.currentActivity = activity;
    if (activity.kind !== 'running') this.currentPreview = undefined;
    this.changeEmitter.fire();
  }

  setPreview(preview: Preview): void {
    if (this.currentActivity.kind !== 'running') return;
    this.currentPreview = preview;
    this.changeEmitter.fire();
  }

  setUpdating(updating: Updating | undefined): void {
    this.currentUpdating = updating;
    this.changeEmitter.fire();
  }

  setSuggestions(suggestions: readonly NameSuggestion[]): void {
    this.currentSuggestions = suggestions;
    this.changeEmitter.fire();
  }

  setRecutting(recutting: Recutting | undefined): void {
    this.currentRecutting = recutting;
    this.changeEmitter.fire();
  }

  /** Ends whatever was going on: the result stands, or there is none. */
  setResult(result: FileResult | undefined): void {
    this.currentActivity = { kind: 'idle' };
    this.currentPreview = undefined;
    this.currentRecutting?.cancel();
    this.currentRecutting = undefined;
    this.currentResult = result;
    this.changeEmitter.fire();
    this.linesEmitter.fire(replaced);
  }

  /** Changes a part of the result; without a result there is nothing to change. */
  updateResult(change: Pick<FileResult, 'split'>): void {
    if (this.currentResult === undefined) return;
    this.currentResult = { ...this.currentResult, ...change };
    this.changeEmitter.fire();
  }

  /** The same clusters, with what was decided about them, after new rows have been added to them. */
  replaceRun(run: ShownRun, curated: CuratedView, lines: RunLines): void {
    if (this.currentResult === undefined) return;
    this.currentResult = { ...this.currentResult, run, curated };
    this.replaceLines(lines);
  }

  /** What the person has changed about the clusters; an earlier view than the one that is shown is ignored. */
  setCurated({ view, moved }: CuratedChange): void {
    const result = this.currentResult;
    if (result?.curated.run !== view.run || view.revision < result.curated.revision) return;
    result.lines.move(moved);
    this.currentResult = {
      ...result,
      run: { ...result.run, clusters: view.clusters },
      curated: view,
    };
    this.changeEmitter.fire();
    this.linesEmitter.fire(replaced);
  }

  /** The same run on a file that has changed on disk. */
  replaceLines(lines: RunLines): void {
    if (this.currentResult === undefined) return;
    this.currentResult = { ...this.currentResult, lines };
    this.changeEmitter.fire();
    this.linesEmitter.fire(replaced);
  }

  /** Follows an edit of one of its documents; see `ClusterLines.apply`. */
  applyEdits(
    change: Exclude<LinesChange, { kind: 'replaced' }>,
    apply: (lines: ClusterLines) => void,
  ): void {
    const lines = this.currentResult?.lines.partOf(change.document)?.lines;
    if (lines === undefined) return;
    const staleBefore = lines.stale;
    apply(lines);
    if (lines.stale !== staleBefore) this.changeEmitter.fire();
    this.linesEmitter.fire(change);
  }

  dispose(): void {
    if (this.currentActivity.kind === 'running') this.currentActivity.cancel();
    this.currentRecutting?.cancel();
    this.changeEmitter.dispose();
    this.linesEmitter.dispose();
  }
}
