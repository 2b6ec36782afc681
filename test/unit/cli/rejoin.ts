import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { readManifest, type ManifestFile } from '../../../src/core/split/manifest.ts';
import { quietWork } from '../run/run-fixture.ts';

/** Puts the lines of all files of the split in `out` back into the order they had in the input. */
export async function rejoin(runFolder: string, out: string): Promise<Buffer> {
  const { cluster } = await (await OpenedRun.open(runFolder)).lines(quietWork());
  const { files, dropped } = await readManifest(out);
  const queues = new Map<ManifestFile, Buffer[]>();
  for (const file of files) queues.set(file, linesOf(await readFile(join(out, file.file))));
  const fileOf = (id: number): ManifestFile | undefined => {
    if (id < 0) return files.find(({ kind }) => kind === 'invalid');
    if (dropped.includes(id)) return files.find(({ kind }) => kind === 'dropped');
    return files.find(file => file.cluster === id);
  };
  const lines = Array.from(cluster, id => {
    const file = fileOf(id);
    return (file && queues.get(file)?.shift()) ?? Buffer.from('a line is missing');
  });
  const left = [...queues.values()].flat();
  return Buffer.concat([...lines, ...left]);
}

function linesOf(content: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < content.length;) {
    const newline = content.indexOf(0x0a, start);
    const end = newline < 0 ? content.length : newline + 1;
    lines.push(content.subarray(start, end));
    start = end;
  }
  return lines;
}
