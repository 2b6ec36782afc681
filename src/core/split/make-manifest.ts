import { relative, sep } from 'node:path';
import type { RunInvalid } from '../run/run-invalid.ts';
import { lineRanges } from './line-ranges.ts';
import { setFiles, withPlaces } from './set-places.ts';
import { splitFormat, splitVersion, type Manifest } from './manifest.ts';
import type { PreparedSplit } from './plan-split.ts';
import type { Sums } from './write-records.ts';
import { droppedClusters } from './split-files.ts';
import { isKept, type FileKind, type SplitRequest, type WrittenFile } from './split.ts';

/**
 * @param source absolute path of the file that was split
 * @param sums undefined for plain lines
 */
export function manifestOf(
  request: SplitRequest,
  source: string,
  prepared: PreparedSplit,
  files: readonly WrittenFile[],
  sums: Sums | undefined,
): Manifest {
  const { run, clusters, layout, invalid, leftOut, form } = prepared;
  const set = run.origin?.files;
  const { bytes, sha256 } = sums === undefined ? run.source : (run.origin ?? run.source);
  const rowsOf = (wanted: (kind: FileKind) => boolean): number =>
    files.filter(({ kind }) => wanted(kind)).reduce((rows, file) => rows + file.rows, 0);
  const { seed, sample, formWeight } = run.parameters;
  const { id, program, createdAt, template, model } = run;
  return {
    format: splitFormat,
    version: splitVersion,
    createdAt: new Date().toISOString(),
    source: {
      path: relative(request.out, source).split(sep).join('/'),
      bytes,
      sha256,
      lines: run.source.lines,
      bom: layout.bom,
      sum: sums?.source ?? null,
      ...(set && { files: setFiles(request, run, set) }),
    },
    run: {
      ...{ id, program, createdAt, template, model, seed, sample, formWeight },
      k: run.clusters.length,
    },
    layout: request.layout ?? 'clusters',
    form,
    sampling: request.sampling ?? null,
    counts: {
      kept: rowsOf(isKept),
      leftOut,
      dropped: rowsOf(kind => kind === 'dropped'),
      unclustered: rowsOf(kind => kind === 'unclustered'),
      invalid: rowsOf(kind => kind === 'invalid'),
    },
    unwritten: { ...prepared.unwritten, sum: sums?.unwritten ?? null },
    dropped: droppedClusters(clusters, request),
    files: set === undefined ? [...files] : withPlaces(files, set, prepared.fileOfLine),
    invalidLines: invalidLines(invalid),
  };
}

function invalidLines({ line, reason }: RunInvalid): Record<string, string[]> {
  const reasons = [...new Set(reason)].sort();
  return Object.fromEntries(
    reasons.map(one => [one, lineRanges(line.filter((_, at) => reason[at] === one))]),
  );
}
