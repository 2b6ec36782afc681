import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Missing } from '../../../bench/harness/benchmark.ts';
import { realLines, t0 } from '../../../bench/harness/real-rows.ts';

/** Rows to tell the story on, and what to look for in them. */
export interface StoryRows {
  /** Where they come from. */
  readonly from: string;
  readonly lines: readonly string[];
  /** A text like none of the rows, and what the rows nearest to it say. */
  readonly query: string;
  readonly answer: RegExp;
}

const count = 3_000;

/** Real prompts from beside the project; the rows of `samples/` where these are missing. */
export async function storyRows(samples: string): Promise<StoryRows> {
  try {
    return {
      from: `../shared/data/${t0.file}.jsonl.gz`,
      lines: await realLines(t0, count),
      query: 'Did the person who wrote this like the film?',
      answer: /movie|film|review/i,
    };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    const text = await readFile(join(samples, 'instructions.jsonl'), 'utf8');
    return {
      from: 'samples/instructions.jsonl',
      lines: text.split('\n').filter(Boolean),
      query: 'Say briefly what this text is about.',
      answer: /summar|요약/i,
    };
  }
}
