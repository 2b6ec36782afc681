import { t } from '@vscode/l10n';
import { RowReader } from '../dataset/rows/row-reader.ts';
import type { RowTable } from '../dataset/scan/row-table.ts';
import type { RowView } from '../dataset/rows/row-view.ts';
import { scan } from '../dataset/scan/scan.ts';
import { looksUnchanged, type SourceVersion } from '../dataset/scan/source-version.ts';
import { parseTemplate } from '../dataset/template/template.ts';
import { rowView } from '../describe/row-view.ts';
import type { SampleKind } from '../describe/samples.ts';
import { HumanError } from '../errors.ts';
import type { Work } from '../progress.ts';
import {
  changedLineClusters,
  lineClusters,
  type LineClusters,
  type LineFile,
} from './line-clusters.ts';
import { setPlace } from './line-place.ts';
import { openRun, readRows, sourcePath } from './open-run.ts';
import type { RunRows } from './run-rows.ts';
import { dropUnused, givenSource, originPath, prepareRunSource } from './run-source.ts';
import { readTextVectors, readTree, type RunTree, type TextVectors } from './run-tree.ts';
import type { Run } from './run.ts';

/** Characters of each field that a sample shows. */
const sampleCharacters = 1_200;

interface ChangedTable {
  readonly table: RowTable;
  readonly files: readonly LineFile[] | undefined;
}

/** A run with its rows in memory, ready to answer what a person asks of it. */
export class OpenedRun {
  /** Size and time of the source that is known to hold what was clustered. */
  private unchanged: SourceVersion;
  private vectors: Promise<TextVectors> | undefined;

  private constructor(
    readonly folder: string,
    readonly run: Run,
    readonly rows: RunRows,
    private tree?: Promise<RunTree | undefined>,
  ) {
    this.unchanged = run.origin ?? run.source;
  }

  /** @throws HumanError `run-missing`, `run-newer` or `run-damaged` */
  static async open(folder: string): Promise<OpenedRun> {
    const run = await openRun(folder);
    return new OpenedRun(folder, run, await readRows(folder, run));
  }

  /** The same folder after its clusters changed: what was read and did not change is kept. */
  changed(run: Run, rows: RunRows): OpenedRun {
    const opened = new OpenedRun(this.folder, run, rows, this.tree);
    opened.unchanged = this.unchanged;
    return opened;
  }

  /**
   * What it takes to cut the tree again, read on first use; undefined without a tree.
   * @throws HumanError `run-damaged`
   */
  readTree(): Promise<RunTree | undefined> {
    this.tree ??= readTree(this.folder, this.run, this.rows).catch((error: unknown) => {
      this.tree = undefined;
      throw error;
    });
    return this.tree;
  }

  /**
   * Reads the source when it was touched.
   * @throws HumanError `source-changed`, since a row's place is known only in the file as it was
   */
  async requireUnchanged(work: Work): Promise<void> {
    if ((await this.changedTable(work)) !== undefined) throw this.sourceChanged();
  }

  /**
   * The vectors of the clustered texts, read on first use.
   * @throws HumanError `run-damaged`
   */
  async readVectors(): Promise<TextVectors> {
    const tree = await this.readTree();
    if (tree !== undefined) return { vectors: tree.data.vectors, places: tree.places };
    this.vectors ??= readTextVectors(this.folder, this.run, this.rows).catch((error: unknown) => {
      this.vectors = undefined;
      throw error;
    });
    return this.vectors;
  }

  /** The file that a person has. */
  get origin(): string {
    return originPath(this.folder, this.run);
  }

  /** The file with the lines of the run. */
  get source(): string {
    return sourcePath(this.folder, this.run);
  }

  /**
   * The clusters of the lines of the source as it is now; a changed one is scanned again.
   * @param rows those of the run, perhaps with other clusters
   */
  async lines(work: Work, rows = this.rows): Promise<LineClusters> {
    const changed = await this.changedTable(work);
    if (changed === undefined) return lineClusters(this.run, rows);
    return changedLineClusters(rows, changed.table, changed.files);
  }

  /** The sample rows of a cluster, long fields shortened. */
  samples(cluster: number, kind: SampleKind): Promise<readonly RowView[]> {
    return this.shortRows(this.run.clusters.find(({ id }) => id === cluster)?.samples[kind] ?? []);
  }

  /** Rows by their numbers, long fields shortened; those that are not there are left out. */
  shortRows(rows: readonly number[]): Promise<readonly RowView[]> {
    return this.views(
      rows.filter(row => row in this.rows.line),
      sampleCharacters,
    );
  }

  /** One row in full. */
  async row(row: number): Promise<RowView> {
    const [view] = row in this.rows.line ? await this.views([row], Infinity) : [];
    if (view === undefined) throw new Error(`There is no row ${row}.`);
    return view;
  }

  /** The lines of a source that has changed, and the files of a set; undefined when it is as it was. */
  private async changedTable(work: Work): Promise<ChangedTable | undefined> {
    if (await looksUnchanged(this.origin, this.unchanged)) return undefined;
    const { folder, run } = this;
    const now = await prepareRunSource(givenSource(folder, run), folder, work);
    try {
      const { table } = await scan(now.lines, parseTemplate(run.template), work, now.made);
      const found = now.origin ?? table.source;
      if (found.sha256 !== (run.origin ?? run.source).sha256) {
        return { table, files: now.origin?.files };
      }
      this.unchanged = found;
      return undefined;
    } finally {
      await dropUnused(folder, now);
    }
  }

  private sourceChanged(): HumanError {
    return new HumanError(
      'source-changed',
      t('{0} has changed since it was clustered. Cluster it again.', this.origin),
    );
  }

  /** @throws HumanError `source-changed`, also for a source that was only touched */
  async requireUntouched(): Promise<void> {
    const { source, origin } = this.run;
    // Lines that were made stay as they are, whatever becomes of the file.
    const expected = origin === undefined ? this.unchanged : source;
    if (!(await looksUnchanged(this.source, expected))) throw this.sourceChanged();
  }

  /**
   * Some rows, a few thousand at most.
   * @param characters (code points) to show of each field
   * @throws HumanError as `requireUntouched`
   */
  async views(rows: readonly number[], characters: number): Promise<RowView[]> {
    await this.requireUntouched();
    const reader = await RowReader.open(this.source);
    try {
      return await Promise.all(rows.map(row => this.read(reader, row, characters)));
    } finally {
      await reader.close();
    }
  }

  private async read(reader: RowReader, row: number, characters: number): Promise<RowView> {
    const { byteOffset, byteLength, line, distance } = this.rows;
    const json = await reader.read(byteOffset[row] ?? 0, byteLength[row] ?? 0);
    const known = distance[row] ?? NaN;
    const place = {
      row,
      line: line[row] ?? 0,
      place: setPlace(this.run, line[row] ?? 0),
      distance: Number.isNaN(known) ? undefined : known,
    };
    return rowView(json, place, characters);
  }
}
