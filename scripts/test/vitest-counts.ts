import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { TestCounts } from '../../test/host/support/driver-message.ts';
import { showCommand } from '../command.ts';
import { cacheFolder, projectFolder } from '../test-host/folders.ts';

const reportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
});

/**
 * Runs vitest and counts its tests; a file that could not be loaded counts as one failed test.
 * @param name of the report in `.cache/results`
 * @throws Error when vitest ends without a report
 */
export async function runVitest(name: string, config: string): Promise<TestCounts> {
  const folder = join(cacheFolder, 'results');
  const report = join(folder, `${name}.json`);
  await mkdir(folder, { recursive: true });
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['vitest', 'run', '--config', config, ...reporters];
  const code = await showCommand('npx', args, { cwd: projectFolder });
  const counts = await readCounts(report);
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1 };
}

async function readCounts(report: string): Promise<TestCounts> {
  const counts = v.parse(reportSchema, JSON.parse(await readFile(report, 'utf8')));
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}
