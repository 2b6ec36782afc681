import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { scan } from '../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../src/core/dataset/template/template.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { megabytes, perSecond, seconds, whole } from '../harness/figures.ts';
import { nsmc, writeChatRows, writeLongRows, writeRealFile } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';

/** One pass over a file against `JSON.parse` of its lines, which are cut beforehand. */
export const scanBenchmark: Benchmark = {
  name: 'scan',
  async *measure({ full, rounds, folder }) {
    const bytes = full ? 300e6 : 60e6;
    for (const [name, writeRows, field] of [
      [nsmc.name, writeRealFile, nsmc.field],
      [`${nsmc.name} in rows of 1.7 kB`, writeLongRows, nsmc.field],
      [`${nsmc.name} as chats of 1.7 kB`, writeChatRows, 'messages[role=user][0].content'],
    ] as const) {
      const path = join(folder, 'rows.jsonl');
      await writeRows(nsmc, path, bytes);
      const { size } = await stat(path);
      const template = parseTemplate(`{${field}}`);
      const lines = await linesOf(path);
      const [ours = NaN, parse = NaN] = await alternate(rounds, [
        timed(() => scan(path, template, unwatched)),
        timed(() => Promise.resolve(parseAll(lines))),
      ]);
      yield {
        stage: 'scan',
        size: `${name}, ${megabytes(size)}, ${whole(lines.length)} rows`,
        ours: `${seconds(ours)}, ${perSecond(size / 1e6, ours, 'MB')}`,
        peer: `JSON.parse of every line: ${seconds(parse)}`,
        ratio: parse / ours,
        goal: 0.83,
      };
    }
  },
};

/** Cut from blocks, since a file of 300 MB does not fit into one string. */
async function linesOf(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    lines.push(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  return lines;
}

function parseAll(lines: readonly string[]): number {
  let rows = 0;
  for (const line of lines) if (JSON.parse(line) !== null) rows++;
  return rows;
}
