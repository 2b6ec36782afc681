import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';
import type { ClusteredFile, LinesChange } from '../files/clustered-file.ts';
import type { ClusteredFiles, DocumentRun } from '../files/clustered-files.ts';
import { extensionPrefix } from '../ids.ts';
import { readSetting } from '../settings/settings.ts';
import { plainLook, type ClusterLook } from './cluster-icon.ts';
import { DecorationTypes } from './decoration-types.ts';
import { linesNear, type DrawnLine } from './lines-near.ts';
import { overviewMarks } from './overview-marks.ts';

/** An overview ruler of a usual height holds about as many marks, which VS Code draws 6 pixels high. */
const overviewParts = 120;

type Decorations = Map<
  vscode.TextEditorDecorationType,
  (vscode.Range | vscode.DecorationOptions)[]
>;

/** What stands in an editor now: the next pass takes away what it does not draw again. */
interface Drawn {
  gutter: Decorations;
  marks: Decorations;
  lines: readonly DrawnLine[];
}

/** Shows the clusters in every visible editor: near the visible lines in the gutter, all in the overview ruler. */
export class Decorator implements vscode.Disposable {
  private readonly subscriptions = new DisposableStore();
  private readonly types = this.subscriptions.add(new DecorationTypes());
  private readonly drawn = new WeakMap<vscode.TextEditor, Drawn>();

  constructor(private readonly files: ClusteredFiles) {
    const { window, workspace } = vscode;
    const all = (): void => {
      for (const editor of window.visibleTextEditors) this.draw(editor);
    };
    this.subscriptions.add(window.onDidChangeVisibleTextEditors(all));
    this.subscriptions.add(
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.drawGutter(textEditor)),
    );
    this.subscriptions.add(
      workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(`${extensionPrefix}.decorations`)) all();
      }),
    );
    this.subscriptions.add(
      files.onDidChangeLines(({ file, change }) => {
        // A run that comes or goes may take a document from another one, or give it back.
        if (change.kind === 'replaced') all();
        else this.followEdit(file, change);
      }),
    );
  }

  /** What the gutter of the document shows, in its first visible editor. */
  drawnLines(document: vscode.Uri): readonly DrawnLine[] {
    const editor = vscode.window.visibleTextEditors.find(
      candidate => candidate.document.uri.toString() === document.toString(),
    );
    return (editor && this.drawn.get(editor)?.lines) ?? [];
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** The workbench moves the marks along with an edit by itself. */
  private followEdit(
    file: ClusteredFile,
    { kind, document }: Exclude<LinesChange, { kind: 'replaced' }>,
  ): void {
    if (this.files.at(document)?.file !== file) return;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== document.toString()) continue;
      if (kind === 'edited') this.drawGutter(editor);
      else this.followTyping(editor);
    }
  }

  private draw(editor: vscode.TextEditor): void {
    this.drawGutter(editor);
    this.drawMarks(editor);
  }

  /** Most keys change nothing in the gutter, and to draw it again costs more than all else about a key. */
  private followTyping(editor: vscode.TextEditor): void {
    const lines = this.linesIn(editor);
    if (!sameLines(this.drawnIn(editor).lines, lines)) this.drawGutter(editor, lines);
  }

  private linesIn(editor: vscode.TextEditor): readonly DrawnLine[] {
    const run = this.runIn(editor);
    return run === undefined ? [] : linesNear(editor, run);
  }

  private drawGutter(editor: vscode.TextEditor, lines = this.linesIn(editor)): void {
    const drawn = this.drawnIn(editor);
    const decorations: Decorations = new Map();
    for (const { line, shows, look, label } of lines) {
      add(decorations, this.iconOf(shows, look), new vscode.Range(line, 0, line, 0));
      if (label !== undefined) add(decorations, this.types.label, labelAt(editor, line, label));
    }
    replace(editor, drawn.gutter, decorations);
    drawn.gutter = decorations;
    drawn.lines = lines;
  }

  private drawMarks(editor: vscode.TextEditor): void {
    const run = this.runIn(editor);
    const drawn = this.drawnIn(editor);
    const decorations: Decorations = new Map();
    if (run !== undefined) {
      const { lineCount } = editor.document;
      const clusters = run.part.lines.range(0, lineCount);
      const looks = new Map(run.result.run.clusters.map(cluster => [cluster.id, cluster]));
      for (const mark of overviewMarks(line => clusters[line] ?? 0, lineCount, overviewParts)) {
        const range = new vscode.Range(mark.start, 0, mark.end, 0);
        add(
          decorations,
          this.types.mark(looks.get(mark.cluster) ?? plainLook(mark.cluster)),
          range,
        );
      }
    }
    replace(editor, drawn.marks, decorations);
    drawn.marks = decorations;
  }

  private iconOf(
    shows: DrawnLine['shows'],
    look: ClusterLook | undefined,
  ): vscode.TextEditorDecorationType {
    if (look !== undefined) return this.types.icon(look);
    return shows === 'dropped' ? this.types.dropped : this.types.stale;
  }

  /** Undefined also where decorations are turned off. */
  private runIn({ document }: vscode.TextEditor): DocumentRun | undefined {
    const run = this.files.at(document.uri);
    if (run?.part.isText !== true) return undefined;
    return readSetting('decorations.enabled', document.uri) ? run : undefined;
  }

  private drawnIn(editor: vscode.TextEditor): Drawn {
    const known = this.drawn.get(editor);
    if (known !== undefined) return known;
    const nothing: Drawn = { gutter: new Map(), marks: new Map(), lines: [] };
    this.drawn.set(editor, nothing);
    return nothing;
  }
}

function sameLines(before: readonly DrawnLine[], now: readonly DrawnLine[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ line, shows, look, label }, i) => {
      const other = now[i];
      return (
        other?.line === line &&
        other.shows === shows &&
        other.label === label &&
        other.look?.colour === look?.colour &&
        other.look?.dropped === look?.dropped
      );
    })
  );
}

function labelAt(
  { document }: vscode.TextEditor,
  line: number,
  contentText: string,
): vscode.DecorationOptions {
  const { end } = document.lineAt(line).range;
  return { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } };
}

function add(
  decorations: Decorations,
  type: vscode.TextEditorDecorationType,
  range: vscode.Range | vscode.DecorationOptions,
): void {
  const ranges = decorations.get(type);
  if (ranges === undefined) decorations.set(type, [range]);
  else ranges.push(range);
}

function replace(editor: vscode.TextEditor, before: Decorations, now: Decorations): void {
  for (const type of before.keys()) {
    if (!now.has(type)) editor.setDecorations(type, []);
  }
  for (const [type, ranges] of now) {
    // All ranges of one type are of one kind.
    editor.setDecorations(type, ranges as vscode.Range[] | vscode.DecorationOptions[]);
  }
}
