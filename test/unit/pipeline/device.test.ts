import { describe, expect, it } from 'vitest';
import { loadEngine, type EngineOptions } from '../../../src/core/engine.ts';
import { usableDevice } from '../../../src/core/embed/device.ts';
import { builtResources } from '../math/dist.ts';

/** One that this system has not: DirectML is for Windows, Core ML for macOS. */
const foreign = process.platform === 'darwin' ? 'dml' : 'coreml';
const texts = ['다음 글을 요약하세요.', 'Summarise the text.', 'x', 'Explain why. '.repeat(30)];

async function vectors(options: EngineOptions): Promise<{ values: number[]; problem: unknown }> {
  const { tokenizer, embedder, products, deviceProblem } = await loadEngine(
    builtResources(),
    options,
  );
  const { signal } = new AbortController();
  const many = Array.from({ length: 200 }, (_, i) => `${texts[i % texts.length] ?? ''} ${i}`);
  const batch = { texts: many, tokens: await tokenizer.tokenize(many, signal) };
  const values: number[][] = [];
  for await (const { positions, vectors } of embedder.embed(batch, [...many.keys()], signal)) {
    positions.forEach((position, i) => {
      const start = i * vectors.dimensions;
      values[position] = [...vectors.values.subarray(start, start + vectors.dimensions)];
    });
  }
  await embedder.dispose();
  await products.dispose();
  return { values: values.flat(), problem: deviceProblem };
}

describe('the device and the threads', () => {
  it('gives the same vectors with any number of threads', async () => {
    const one = await vectors({ device: 'cpu', threads: 1 });
    expect(one.values).toHaveLength(200 * 512);
    expect(await vectors({ device: 'cpu', threads: 3 })).toEqual(one);
  }, 120_000);

  it('takes the processor, and says why, when the device is not there', async () => {
    const { graphs } = builtResources();
    expect(await usableDevice('cpu', graphs)).toEqual({ device: 'cpu', problem: undefined });
    const { device, problem } = await usableDevice(foreign, graphs);
    expect(device).toBe('cpu');
    expect(problem).toMatch(
      new RegExp(
        `^The device ${foreign} cannot be used here, so the processor does the work\\. \\(.*backend.*\\)$`,
      ),
    );
    const options = { device: foreign, threads: 1 } as const;
    expect((await vectors(options)).problem).toBe(problem);
  }, 120_000);
});
