import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Random } from '../../src/core/math/random.ts';
import { nsmc, realLines, textOf } from './real-rows.ts';

const instructions = 50_000;
const block = 20_000;

/**
 * Writes `count` rows of real reviews to `path`, unless that has been done: the instruction is one of 50,000, the other
 * fields are other reviews and the row's number, so no two rows are alike. Seeded.
 * @throws Missing
 */
export async function writeVariedRows(path: string, count: number): Promise<void> {
  if (existsSync(path)) return;
  const texts = (await realLines(nsmc, instructions)).map(line => textOf(nsmc, line));
  const random = new Random(1);
  const any = (): string => texts[Math.floor(random.next() * texts.length)] ?? '';
  await mkdir(dirname(path), { recursive: true });
  const file = await open(`${path}.part`, 'w');
  try {
    for (let row = 0; row < count; row += block) {
      const rows = Array.from({ length: Math.min(block, count - row) }, (_, i) =>
        JSON.stringify({
          id: row + i,
          instruction: any(),
          input: any(),
          output: `${any()} ${any()}`,
        }),
      );
      await file.writeFile(`${rows.join('\n')}\n`);
    }
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
