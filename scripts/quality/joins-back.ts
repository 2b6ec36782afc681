import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from '../../src/core/split/manifest.ts';
import { openRun, readRows } from '../../src/core/run/open-run.ts';

/** Takes lines out of a split's files and lays them in the order of the source. */
class LineTaker {
  private next = 0;

  constructor(private readonly bytes: Buffer) {}

  take(): Buffer {
    const newline = this.bytes.indexOf(10, this.next);
    const end = newline < 0 ? this.bytes.length : newline + 1;
    const line = this.bytes.subarray(this.next, end);
    this.next = end;
    return line;
  }
}

/**
 * Joins the files of a split by the clusters of the run's rows.
 * @returns whether that gives `source` back, byte for byte
 */
export async function joinsBack(
  source: string,
  run: string,
  split: string,
  dropped: number,
): Promise<boolean> {
  const opened = await openRun(run);
  const rows = await readRows(run, opened);
  const files = new Map<string, LineTaker>();
  for (const { file, kind, cluster } of (await readManifest(split)).files) {
    files.set(
      cluster === null ? kind : String(cluster),
      new LineTaker(await readFile(join(split, file))),
    );
  }
  const place = new Array<string>(opened.source.lines).fill('invalid');
  rows.line.forEach((line, row) => {
    const cluster = rows.cluster[row] ?? 0;
    place[line - 1] =
      cluster === 0 ? 'unclustered' : cluster === dropped ? 'dropped' : String(cluster);
  });
  const joined = Buffer.concat(place.map(name => files.get(name)?.take() ?? Buffer.alloc(0)));
  return joined.equals(await readFile(source));
}
