import * as vscode from 'vscode';
import type { ClusterLines } from './files/cluster-lines.ts';
import type { FilePart, RunLines } from './files/run-lines.ts';
import type { RowsView } from './rows-view/rows-view.ts';
import type { Services } from './services.ts';

/** Where a person is in the files of a run. */
export interface Cursor {
  readonly part: FilePart;
  /** The clusters of the lines that are shown there. */
  readonly lines: ClusterLines;
  /** 0-based. */
  readonly line: number;
  /** Lines that are shown there. */
  readonly count: number;
  /** Undefined in the rows view. */
  readonly editor: vscode.TextEditor | undefined;
}

/** The rows view that has the focus, else an editor, else a rows view; undefined where no file of the run is open. */
export function cursorIn({ rows }: Pick<Services, 'rows'>, run: RunLines): Cursor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors];
  const editor = editors.find(({ document }) => run.partOf(document.uri)?.isText === true);
  const views = rows.all.filter(({ file }) => run.partOf(file.uri) !== undefined);
  const view =
    views.find(({ panel }) => panel.active) ?? (editor === undefined ? views[0] : undefined);
  if (view !== undefined) return inRowsView(view, run);
  return editor && inEditor(editor, run);
}

function inRowsView({ file, line }: RowsView, run: RunLines): Cursor | undefined {
  const part = run.partOf(file.uri);
  if (part === undefined) return undefined;
  const lines = part.lines.asOnDisk();
  return { part, lines, line, count: lines.linesOnDisk, editor: undefined };
}

function inEditor(editor: vscode.TextEditor, run: RunLines): Cursor | undefined {
  const { document, selection } = editor;
  const part = run.partOf(document.uri);
  if (part === undefined) return undefined;
  return {
    part,
    lines: part.lines,
    line: selection.active.line,
    count: document.lineCount,
    editor,
  };
}
