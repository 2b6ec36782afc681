import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDone } from '../../../src/core/embed/endpoint/as-done.ts';

const { signal } = new AbortController();

/** What was answered, and with what it ended. */
async function collect(
  answers: AsyncIterable<number>,
): Promise<{ readonly found: number[]; readonly error: unknown }> {
  const found: number[] = [];
  try {
    for await (const answer of answers) found.push(answer);
    return { found, error: undefined };
  } catch (error) {
    return { found, error };
  }
}

describe('asDone', () => {
  it('answers every item once, with no more at a time than allowed, in whatever order they are done', async () => {
    const work = fc.array(fc.nat(3), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(work, fc.integer({ min: 1, max: 5 }), async (turns, most) => {
        let [running, highest] = [0, 0];
        const answer = async (at: number): Promise<number> => {
          highest = Math.max(highest, ++running);
          for (let turn = 0; turn < (turns[at] ?? 0); turn++) await Promise.resolve();
          running--;
          return at;
        };
        const { found } = await collect(asDone(turns.keys(), answer, () => most, signal));
        expect(found.toSorted((a, b) => a - b)).toEqual([...turns.keys()]);
        expect(highest).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('answers what was running beside an error before it throws it, and begins nothing more', async () => {
    const begun: number[] = [];
    const answer = async (at: number): Promise<number> => {
      begun.push(at);
      if (at === 1) throw new Error('refused');
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      return at;
    };
    const { found, error } = await collect(
      asDone([0, 1, 2, 3, 4].values(), answer, () => 3, signal),
    );
    expect(error).toEqual(new Error('refused'));
    expect(found).toEqual([0, 2]);
    expect(begun).toEqual([0, 1, 2]);
  });

  it('ends with the reason of an abort', async () => {
    const abort = new AbortController();
    const answer = (at: number): Promise<number> => {
      abort.abort(new Error('enough'));
      return Promise.resolve(at);
    };
    const { found, error } = await collect(
      asDone([0, 1, 2].values(), answer, () => 1, abort.signal),
    );
    expect([found, error]).toEqual([[0], new Error('enough')]);
  });
});
