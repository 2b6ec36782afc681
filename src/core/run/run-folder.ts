import { join } from 'node:path';

/** The data files of a run, by what is in them. */
export type DataFile = 'rows' | 'invalid';

export const dataFiles: readonly DataFile[] = ['rows', 'invalid'];
export const runFile = 'run.json';
export const journalFile = 'journal.jsonl';

/** Names that a write gives to files until they are in place. */
const pendingName = /^(?:rows|invalid)\.[0-9a-f]{12}\.parquet$|^run\.[0-9a-f]{12}\.json$/;

/** Where a data file is once its run is in place. */
export function dataPath(folder: string, file: DataFile): string {
  return join(folder, `${file}.parquet`);
}

/** Where a data file of the run `id` is until it is in place. */
export function pendingDataPath(folder: string, file: DataFile, id: string): string {
  return join(folder, `${file}.${id}.parquet`);
}

export function pendingRunPath(folder: string, id: string): string {
  return join(folder, `run.${id}.json`);
}

/** Whether `name` is left over from a write that was interrupted. */
export function isPending(name: string): boolean {
  return pendingName.test(name);
}

/** Whether `name` in a run folder is one of ours. */
export function isRunFile(name: string): boolean {
  return (
    name === runFile ||
    name === journalFile ||
    dataFiles.some(file => name === `${file}.parquet`) ||
    isPending(name)
  );
}
