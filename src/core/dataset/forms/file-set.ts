import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { sourceError } from '../scan/source-error.ts';

/** What a person gives to be clustered: a file, a folder of files, or several of either. Paths are absolute. */
export interface GivenSource {
  /** The file or folder; of several the folder that all are in. */
  readonly path: string;
  /** Several files and folders. */
  readonly files?: readonly string[] | undefined;
}

/** Files whose rows are clustered as one, in the order in which they count. */
export interface FileSet {
  /** Absolute path of the folder that all are in. */
  readonly folder: string;
  /** Paths in that folder, with `/` between names. */
  readonly files: readonly string[];
  /** Whether they are all files with rows in that folder. */
  readonly whole: boolean;
  /** What is wrong with others that were given, such as an empty folder. */
  readonly problems: readonly HumanError[];
}

const rowFile = /\.(?:jsonl|ndjson|json|csv|tsv|parquet)(?:\.(?:gz|gzip|zst|zstd))?$/i;
/** What splits and hubs put beside data. */
const notRows = new Set(['manifest.json', 'dataset_info.json', 'dataset_infos.json', 'state.json']);

/** Whether a file of a folder has rows by its name. */
export function isRowFile(name: string): boolean {
  return rowFile.test(name) && !name.startsWith('.') && !notRows.has(name);
}

/**
 * Names of the files in a folder that have rows by their endings, in the order of their code units; those in
 * folders inside of it do not count.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export async function listRowFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw sourceError(folder, error);
  });
  return entries
    .filter(entry => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .filter(isRowFile)
    .sort();
}

/**
 * The set that is meant; undefined for a single file.
 * @throws HumanError `set-empty` for a folder without files, or several of which none has any, and as `listRowFiles`
 */
export async function fileSetOf({ path, files }: GivenSource): Promise<FileSet | undefined> {
  if (files === undefined) return (await isFolder(path)) ? wholeFolder(path) : undefined;
  const found = new Set<string>();
  const problems: HumanError[] = [];
  for (const file of files) {
    const names = (await isFolder(file)) ? await listRowFiles(file) : ['.'];
    if (names.length === 0) problems.push(emptyFolder(file));
    for (const name of names) found.add(resolve(file, name));
  }
  if (found.size === 0 && problems[0] !== undefined) throw problems[0];
  const inFolder = [...found].map(file => relative(path, file).split(sep).join('/'));
  return { folder: path, files: inFolder, whole: false, problems };
}

/** The deepest folder that all of these files and folders are in. */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(path => dirname(path));
  let folder = first;
  while (others.some(other => other !== folder && !other.startsWith(join(folder, sep)))) {
    folder = dirname(folder);
  }
  return folder;
}

async function wholeFolder(folder: string): Promise<FileSet> {
  const files = await listRowFiles(folder);
  if (files.length > 0) return { folder, files, whole: true, problems: [] };
  throw emptyFolder(folder);
}

function emptyFolder(folder: string): HumanError {
  return new HumanError(
    'set-empty',
    t(
      '{0} has no files with rows: none ends with {1}. Files in folders inside of it do not count.',
      folder,
      '.jsonl, .ndjson, .json, .csv, .tsv, .parquet',
    ),
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw sourceError(path, error);
  }
}
