import { beforeAll, describe, expect, it } from 'vitest';
import { builtInModel } from '../../../src/core/embed/built-in/built-in-model.ts';
import { EncoderPool } from '../../../src/core/embed/built-in/encoder-pool.ts';
import { readTokenTable } from '../../../src/core/embed/built-in/token-table.ts';
import { tokenLists, type TokenLists } from '../../../src/core/embed/tokens/tokens.ts';
import { builtResources } from '../math/dist.ts';

const { models, encoderThread } = builtResources();
const { signal } = new AbortController();
let table: Uint8Array;

beforeAll(async () => {
  table = await readTokenTable(models, builtInModel);
});

function newPool(threads: number): EncoderPool {
  const options = { kind: 'built-in', models, modelId: builtInModel, table } as const;
  return new EncoderPool(encoderThread, threads, {
    ...options,
    dtype: 'q8',
    device: 'cpu',
    intraOpThreads: 1,
  });
}

/** One text of as many tokens. */
function text(tokens: number): TokenLists {
  return tokenLists([Array.from({ length: tokens }, (_, at) => 100 + at)]);
}

describe('EncoderPool', () => {
  it('does everything that was asked of it before it ends', async () => {
    const pool = newPool(2);
    const jobs = Array.from({ length: 9 }, (_, job) => pool.encode(text(job + 1), signal));
    await pool.close();
    for (const job of jobs) expect(await job).toHaveLength(512);
  });

  it('leaves out what is cancelled before its turn', async () => {
    const pool = newPool(1);
    const abort = new AbortController();
    const first = pool.encode(text(64), abort.signal);
    const second = pool.encode(text(64), abort.signal);
    abort.abort(new Error('enough'));
    expect(await first).toHaveLength(512);
    await expect(second).rejects.toThrow('enough');
    await pool.close();
  });

  it('fails what is asked of it after it ended', async () => {
    const pool = newPool(1);
    await pool.close();
    await expect(pool.encode(text(1), signal)).rejects.toThrow('has ended');
  });
});
