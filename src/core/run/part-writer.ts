import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { RowTable } from '../dataset/scan/row-table.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { syncFile } from './durable.ts';
import type { RunFile } from './run.ts';
import { pendingDataPath, type DataFile } from './run-folder.ts';
import { writeInvalid } from './run-invalid.ts';
import { writeRows, type RunRows } from './run-rows.ts';
import {
  writeCentroids,
  writeScales,
  writeVectors,
  type NumberedCentroids,
} from './run-vectors.ts';

/** Writes the data files of one run, under the names they have until the run is valid. */
export class PartWriter {
  constructor(
    private readonly folder: string,
    private readonly id: string,
    private readonly work: Work,
  ) {}

  rows(rows: RunRows): Promise<RunFile> {
    const meter = new ProgressMeter(this.work.report, 'save', 'rows', rows.count);
    return this.write('rows', path =>
      writeRows(path, rows, count => {
        this.work.signal.throwIfAborted();
        meter.advance(count);
      }),
    );
  }

  invalid(table: RowTable): Promise<RunFile> {
    return this.write('invalid', path => writeInvalid(path, table));
  }

  vectors(vectors: PackedVectors): Promise<RunFile> {
    return this.write('vectors', path => writeVectors(path, vectors));
  }

  scales({ scales }: PackedVectors): Promise<RunFile> {
    return this.write('scales', path => writeScales(path, scales));
  }

  centroids(centroids: NumberedCentroids): Promise<RunFile> {
    return this.write('centroids', path => writeCentroids(path, centroids));
  }

  fine(fine: NumberedCentroids): Promise<RunFile> {
    return this.write('fine', path => writeCentroids(path, fine));
  }

  space(bytes: Uint8Array): Promise<RunFile> {
    return this.write('space', path => writeFile(path, bytes));
  }

  copy(file: DataFile, from: string): Promise<RunFile> {
    return this.write(file, path => copyFile(from, path));
  }

  private async write(file: DataFile, write: (path: string) => Promise<void>): Promise<RunFile> {
    this.work.signal.throwIfAborted();
    const path = pendingDataPath(this.folder, file, this.id);
    await write(path);
    return sealed(path);
  }
}

/** The file as `run.json` knows it, once it is on the disk. */
async function sealed(path: string): Promise<RunFile> {
  await syncFile(path);
  const sha256 = createHash('sha256');
  await pipeline(createReadStream(path), sha256);
  return { bytes: (await stat(path)).size, sha256: sha256.digest('hex') };
}
