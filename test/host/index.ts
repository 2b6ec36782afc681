/** Entry of the suite inside the extension host: VS Code loads this file and calls `run`. */
import { format } from 'node:util';
import Mocha from 'mocha';
import { grepVariable } from './support/driver-message.ts';
import { tellDriver } from './support/driver.ts';

/** Every test file; they are bundled into one, so that they are named instead of searched for. */
const suites = [
  () => import('./smoke.test.ts'),
  () => import('./keys.test.ts'),
  () => import('./clustering.test.ts'),
  () => import('./editing.test.ts'),
  () => import('./updating.test.ts'),
  () => import('./applying.test.ts'),
  () => import('./curating.test.ts'),
  () => import('./tree.test.ts'),
  () => import('./naming.test.ts'),
  () => import('./editor-naming.test.ts'),
  () => import('./previewing.test.ts'),
  () => import('./responsiveness.test.ts'),
  () => import('./splitting.test.ts'),
  () => import('./bad-input.test.ts'),
  () => import('./rows-view.test.ts'),
  () => import('./explore.test.ts'),
  () => import('./getting-started.test.ts'),
  () => import('./map.test.ts'),
  () => import('./models.test.ts'),
  () => import('./formats.test.ts'),
  () => import('./sets.test.ts'),
];

const testTimeLimit = 120_000;

/** @throws Error when a test failed */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]): void => {
    for (const text of format(...args).split('\n')) tellDriver({ kind: 'line', text });
  };
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: testTimeLimit });
  mocha.fgrep(process.env[grepVariable] ?? '');
  // Loading files by path does this for each; `describe` and `it` exist only after it.
  mocha.suite.emit('pre-require', globalThis, 'host', mocha);
  for (const load of suites) await load();
  const failed = await runAll(mocha);
  if (failed > 0) throw new Error(`${failed} host tests failed.`);
}

function runAll(mocha: Mocha): Promise<number> {
  return new Promise(resolve => {
    const runner = mocha.run(failed => {
      const { passes: passed = 0, pending: skipped = 0 } = runner.stats ?? {};
      tellDriver({ kind: 'counts', counts: { passed, failed, skipped } });
      resolve(failed);
    });
  });
}
