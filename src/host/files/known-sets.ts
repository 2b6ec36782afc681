import { basename, dirname, resolve } from 'node:path';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { commonFolder, isRowFile, type GivenSource } from '../../core/dataset/forms/file-set.ts';
import type { ClusteredFiles } from './clustered-files.ts';
import { severalName } from './source-name.ts';

const memoryKey = 'severalFiles';
/** Of more, the oldest are forgotten; clustering them again remembers them. */
const mostKept = 200;

const storedSchema = v.array(v.object({ source: v.string(), files: v.array(v.string()) }));
type Stored = v.InferOutput<typeof storedSchema>[number];

/**
 * The sets of files that were clustered as one. A folder is its own name. Several files are named by a path
 * that no file has, `FIRST-and-N-more`, as on the command line, so they have a run folder of their own; which
 * files they are is remembered for the workspace.
 */
export class KnownSets {
  constructor(
    private readonly memory: vscode.Memento,
    private readonly files: ClusteredFiles,
  ) {}

  /** What is to be clustered when `source` is. */
  given(source: vscode.Uri): GivenSource {
    const known = this.stored.find(set => set.source === source.fsPath);
    const paths = known?.files ?? this.filesOfRun(source);
    if (paths === undefined) return { path: source.fsPath };
    return { path: commonFolder(paths), files: paths };
  }

  /**
   * What several files and folders, two at least, are called as one.
   * @param uris in any order
   */
  async remember(uris: readonly vscode.Uri[]): Promise<vscode.Uri> {
    const files = [...new Set(uris.map(({ fsPath }) => fsPath))].sort();
    const source = this.freeName(files);
    const others = this.stored.filter(set => set.source !== source);
    await this.memory.update(memoryKey, [...others, { source, files }].slice(-mostKept));
    return vscode.Uri.file(source);
  }

  /** The sets that a document may be in: its folder, and the several files that it is one of. */
  around(document: vscode.Uri): vscode.Uri[] {
    const folder = vscode.Uri.file(dirname(document.fsPath));
    const several = this.stored.filter(({ files }) => isAmong(files, document));
    return [folder, ...several.map(({ source }) => vscode.Uri.file(source))];
  }

  /** Whether a document is, or is one of the files of, what is clustered as `source`. */
  covers(source: vscode.Uri, document: vscode.Uri): boolean {
    const { path, files } = this.given(source);
    return document.fsPath === path || isAmong(files ?? [path], document);
  }

  /** Other files of the same first one and number get a number behind it. */
  private freeName(files: readonly string[]): string {
    const name = severalName(files);
    const isFree = (source: string): boolean => {
      const known = this.stored.find(set => set.source === source);
      return known === undefined || known.files.join('\n') === files.join('\n');
    };
    let free = name;
    for (let number = 2; !isFree(free); number++) free = `${name}.${number}`;
    return free;
  }

  private get stored(): readonly Stored[] {
    const parsed = v.safeParse(storedSchema, this.memory.get<unknown>(memoryKey));
    return parsed.success ? parsed.output : [];
  }

  /** Several files that were clustered elsewhere, such as on the command line. */
  private filesOfRun(source: vscode.Uri): readonly string[] | undefined {
    const result = this.files.find(source)?.result;
    const { path = '', files, leftOut = [], whole } = result?.run.origin ?? {};
    if (result === undefined || files === undefined || whole === true) return undefined;
    return [...files, ...leftOut].map(file => resolve(result.folder, path, file.path));
  }
}

/** Whether a document is one of these files, or in one of these folders. */
function isAmong(paths: readonly string[], { fsPath }: vscode.Uri): boolean {
  return paths.includes(fsPath) || (paths.includes(dirname(fsPath)) && isRowFile(basename(fsPath)));
}
