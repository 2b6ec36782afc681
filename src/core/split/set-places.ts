import { relative, resolve, sep } from 'node:path';
import { originPath } from '../run/run-source.ts';
import type { Run } from '../run/run.ts';
import { lineRanges } from './line-ranges.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import type { SplitRequest, WrittenFile } from './split.ts';

/** The files of a set. */
export type SetFiles = NonNullable<NonNullable<Run['origin']>['files']>;

/** The files of a set as a manifest names them. */
export function setFiles(
  { folder, out }: SplitRequest,
  run: Run,
  set: SetFiles,
): Manifest['source']['files'] {
  const root = originPath(folder, run);
  return set.map(({ path, sha256, lines }) => ({
    path: relative(out, resolve(root, path)).split(sep).join('/'),
    sha256,
    lines,
  }));
}

/** The same files, each with the files of the set that its rows are from, and their numbers there. */
export function withPlaces(
  files: readonly WrittenFile[],
  set: SetFiles,
  fileOfLine: Int16Array,
): ManifestFile[] {
  const from: NonNullable<ManifestFile['from']>[] = files.map(() => []);
  let first = 0;
  set.forEach(({ lines }, source) => {
    const places: number[][] = files.map(() => []);
    for (let line = 0; line < lines; line++) {
      places[fileOfLine[first + line] ?? -1]?.push(line + 1);
    }
    first += lines;
    places.forEach((numbers, at) => {
      if (numbers.length > 0) from[at]?.push({ source, lines: lineRanges(numbers) });
    });
  });
  return files.map((file, at) => ({ ...file, from: from[at] }));
}
