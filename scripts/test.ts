/**
 * All checks and tests: `npm test`, or some of them by name: `npm test -- unit host`. Stops at the first
 * step that fails. The last line counts the tests.
 */
import type { TestCounts } from '../test/host/support/driver-message.ts';
import { steps, type Step } from './test/steps.ts';

interface Finished {
  readonly step: Step;
  readonly seconds: number;
  readonly counts: TestCounts | undefined;
  readonly error: unknown;
}

const finished: Finished[] = [];
for (const step of chooseSteps(process.argv.slice(2))) {
  console.log(`\n── ${step.name}: ${step.about}`);
  const result = await runStep(step);
  finished.push(result);
  console.log(
    `── ${step.name}: ${isFine(result) ? 'done' : 'FAILED'} in ${result.seconds.toFixed(1)} s`,
  );
  if (!isFine(result)) {
    if (result.error !== undefined) console.error(result.error);
    process.exitCode = 1;
    break;
  }
}
printSummary();

function chooseSteps(names: readonly string[]): readonly Step[] {
  const known = steps.map(step => step.name);
  const unknown = names.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}; there are ${known.join(', ')}.`);
    process.exit(2);
  }
  return names.length === 0 ? steps : steps.filter(step => names.includes(step.name));
}

async function runStep(step: Step): Promise<Finished> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  try {
    const counts = await step.run();
    return { step, seconds: seconds(), counts, error: undefined };
  } catch (error) {
    return { step, seconds: seconds(), counts: undefined, error };
  }
}

function isFine({ counts, error }: Finished): boolean {
  return error === undefined && (counts?.failed ?? 0) === 0;
}

/** A step that failed as a whole counts as one failed test: a failed run never says "0 failed". */
function printSummary(): void {
  console.log('');
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const result of finished) {
    const { step, seconds, counts } = result;
    total.passed += counts?.passed ?? 0;
    total.failed += counts?.failed ?? (isFine(result) ? 0 : 1);
    total.skipped += counts?.skipped ?? 0;
    const outcome = counts === undefined ? (isFine(result) ? 'fine' : 'failed') : describe(counts);
    console.log(`${step.name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s  ${outcome}`);
  }
  console.log(describe(total));
}

function describe({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
