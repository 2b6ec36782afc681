import { join } from 'node:path';
import { preparedName } from '../dataset/forms/prepare-source.ts';
import { lockFile } from '../folder-lock.ts';

/** The data files of a run and their formats. */
const formats = {
  rows: 'parquet',
  invalid: 'parquet',
  vectors: 'npy',
  scales: 'npy',
  centroids: 'npy',
  fine: 'npy',
  space: 'bin',
} as const;

/** A data file, by what is in it. */
export type DataFile = keyof typeof formats;

export const dataFiles = Object.keys(formats) as readonly DataFile[];
export const runFile = 'run.json';
export const journalFile = 'journal.jsonl';

/** What was found of clusters that a person has changed; it can be found again. */
export const curatedFile = 'curated.json';

/** The map of a run, which can be made again: its texts in two dimensions, and of what run that is. */
export const mapDataFile = 'map.npy';
export const mapFile = 'map.json';

/** Names that a write gives to files until they are in place. */
const pendingName = /^(?<file>[a-z]+)\.[0-9a-f]{12}\.(?<format>[a-z]+)$/;

/** The lock of whoever writes, also one that is being taken from a process that has ended. */
const lockName = new RegExp(`^${lockFile}(?:\\.[0-9a-f]{12})?$`);

/** Name of a data file once its run is in place. */
export function dataName(file: DataFile): string {
  return `${file}.${formats[file]}`;
}

/** Where a data file is once its run is in place. */
export function dataPath(folder: string, file: DataFile): string {
  return join(folder, dataName(file));
}

/** Where a data file of the run `id` is until it is in place. */
export function pendingDataPath(folder: string, file: DataFile, id: string): string {
  return join(folder, `${file}.${id}.${formats[file]}`);
}

/** Where one of the two files of a map is until it is in place. */
export function pendingMapPath(
  folder: string,
  file: typeof mapDataFile | typeof mapFile,
  id: string,
): string {
  return join(folder, file.replace('.', `.${id}.`));
}

export function pendingCuratedPath(folder: string, id: string): string {
  return join(folder, `curated.${id}.json`);
}

export function pendingRunPath(folder: string, id: string): string {
  return join(folder, `run.${id}.json`);
}

/** Whether `name` is left over from a write that was interrupted. */
export function isPending(name: string): boolean {
  const { file, format } = pendingName.exec(name)?.groups ?? {};
  if (file === undefined || format === undefined) return false;
  return isLasting(`${file}.${format}`);
}

/** Whether `name` in a run folder is one of ours. */
export function isRunFile(name: string): boolean {
  if (name === journalFile || lockName.test(name) || preparedName.test(name)) return true;
  return isLasting(name) || isPending(name);
}

function isLasting(name: string): boolean {
  const others: readonly string[] = [runFile, curatedFile, mapDataFile, mapFile];
  return others.includes(name) || dataFiles.some(file => name === dataName(file));
}
