import { afterAll, beforeAll } from 'vitest';
import { loadEngine, type Engine } from '../../../src/core/engine.ts';
import { builtResources } from '../math/dist.ts';

/** Milliseconds allowed for reading the model files on a busy machine. */
const loading = 120_000;

/** The real model for the tests of a file; call what is answered inside a test. */
export function sharedEngine(): () => Engine {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await loadEngine(builtResources());
  }, loading);
  afterAll(async () => {
    await engine?.embedder.dispose();
    await engine?.products.dispose();
  });
  return () => {
    if (engine === undefined) throw new Error('The engine is loaded before the first test.');
    return engine;
  };
}
