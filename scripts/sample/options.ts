import { parseArgs } from 'node:util';
import { HumanError } from '../../src/core/errors.ts';

export interface SampleOptions {
  /** Rows to write, 1 or more. */
  readonly rows: number;
  /** 0 ≤ seed < 2³². */
  readonly seed: number;
  readonly out: string;
}

/** @throws HumanError `usage` for an unknown option or a number out of range */
export function sampleOptions(args: readonly string[]): SampleOptions {
  const { rows, seed, out } = parsed(args);
  return { rows: wholeNumber('rows', rows, 1), seed: wholeNumber('seed', seed, 0), out };
}

function parsed(args: readonly string[]): Record<'rows' | 'seed' | 'out', string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rows: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: 'samples/instructions.jsonl' },
      },
    });
    return values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new HumanError('usage', error.message, { cause: error });
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/u.test(text) && value >= least && value < 2 ** 32) return value;
  throw new HumanError('usage', `--${name} takes a whole number from ${least} on, not “${text}”.`);
}
