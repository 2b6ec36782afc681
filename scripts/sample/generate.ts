/**
 * Writes a seeded sample instruction file:
 * `npm run sample -- [--rows N] [--seed N] [--out FILE]`. The same rows and seed give the same bytes.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { HumanError } from '../../src/core/errors.ts';
import { type SampleOptions, sampleOptions } from './options.ts';
import { sampleRows } from './rows.ts';

async function generate({ rows, seed, out }: SampleOptions): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const file = createWriteStream(out);
  for (const row of sampleRows(rows, seed)) {
    if (!file.write(`${JSON.stringify(row)}\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  console.log(`Wrote ${rows} rows to ${out}.`);
}

try {
  await generate(sampleOptions(process.argv.slice(2)));
} catch (error) {
  const usage = error instanceof HumanError;
  console.error(usage ? error.message : error);
  process.exitCode = usage ? 2 : 1;
}
