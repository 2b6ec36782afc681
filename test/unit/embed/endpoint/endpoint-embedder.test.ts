import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EndpointEmbedder } from '../../../../src/core/embed/endpoint/endpoint-embedder.ts';
import type { EndpointPlace } from '../../../../src/core/embed/endpoint/endpoint-place.ts';
import { embedAll, largestDifference } from '../transformer/embed-all.ts';
import {
  changed,
  dimensions,
  EmbeddingServer,
  garbled,
  reversed,
  silent,
  status,
  truncated,
  vectorOf,
  type Fault,
} from './embedding-server.ts';

const { signal } = new AbortController();
const patience = { attempts: 4, timeoutMs: 500, backoffMs: 2 };
const texts = Array.from({ length: 300 }, (_, at) => `text number ${at}`);
let server: EmbeddingServer;

beforeEach(async () => {
  server = await EmbeddingServer.start();
});
afterEach(() => server.stop());

function load(place: Partial<EndpointPlace> = {}): Promise<EndpointEmbedder> {
  const usual = { model: 'tiny', prefix: '', maxCharacters: 8_000 };
  const { url = server.url } = place;
  return new EndpointEmbedder({ ...usual, ...place, url }, patience).connect(signal);
}

function expectRight(vectors: readonly Float32Array[], of = texts): void {
  expect(vectors).toHaveLength(of.length);
  of.forEach((text, at) => {
    const right = vectorOf(text);
    const unit = right.map(value => value / Math.hypot(...right));
    expect(largestDifference(vectors[at] ?? [], unit)).toBeLessThan(1e-6);
  });
}

describe('EndpointEmbedder', () => {
  it('asks with model and key, and answers every text with its vector', async () => {
    const embedder = await load({ key: 'secret' });
    expect(embedder.dimensions).toBe(dimensions);
    expectRight(await embedAll(embedder, texts));
    expect(new Set(server.asked.map(({ model }) => model))).toEqual(new Set(['tiny']));
    expect(new Set(server.asked.map(({ key }) => key))).toEqual(new Set(['Bearer secret']));
  });

  it('sends no key when there is none, and texts with their prefix, cut', async () => {
    const embedder = await load({ prefix: 'query: ', maxCharacters: 12 });
    await embedAll(embedder, ['abcdefgh']);
    expect(server.asked.at(-1)).toEqual({ model: 'tiny', input: ['query: abcde'], key: undefined });
  });

  it('takes answers in any order', async () => {
    const embedder = await load();
    server.limit = reversed;
    expectRight(await embedAll(embedder, texts));
  });

  it.each<[string, Fault]>([
    ['429', status(429)],
    ['429 with Retry-After', status(429, { 'retry-after': '0.01' })],
    ['500', status(500)],
    ['503', status(503)],
    ['an answer that breaks off', truncated],
    ['an answer that is no JSON', garbled],
    ['no answer in time', silent],
    [
      'a number that is null',
      changed(vectors => vectors.map(vector => [...vector.slice(1), null])),
    ],
    ['a vector too few', changed(vectors => vectors.slice(1))],
    ['a connection that is reset', (_, response) => void response.destroy()],
  ])('asks again after %s', async (_, fault) => {
    const embedder = await load();
    server.faults.push(fault, fault);
    expectRight(await embedAll(embedder, texts));
    const sent = server.asked.slice(1).flatMap(({ input }) => input);
    expect(sent.length).toBeGreaterThan(texts.length);
    expect(new Set(sent)).toEqual(new Set(texts));
  });

  it('asks again after no answer in time, though garbage is collected meanwhile', async () => {
    const embedder = await load();
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const timer = setInterval(collect, patience.timeoutMs / 10);
    server.faults.push(silent);
    try {
      expectRight(await embedAll(embedder, texts));
    } finally {
      clearInterval(timer);
    }
  }, 20_000);

  it('waits as long as the server says before anything else is sent', async () => {
    const embedder = await load();
    server.faults.push(status(429, { 'retry-after': '0.3' }));
    const start = performance.now();
    await embedAll(embedder, ['one']);
    expect(performance.now() - start).toBeGreaterThan(290);
  });

  it('sends more texts at once as long as the server answers, and fewer when it does not', async () => {
    const embedder = await load();
    const many = Array.from({ length: 4_000 }, (_, at) => `${at}`);
    await embedAll(embedder, many);
    const sizes = server.asked.map(({ input }) => input.length);
    expect(Math.max(...sizes)).toBeGreaterThan(64);
    server.asked.length = 0;
    server.faults.push(...Array.from({ length: 3 }, () => status(503)));
    await embedAll(embedder, many.slice(0, 1_000));
    const after = server.asked.map(({ input }) => input.length);
    expect(after).toContain(Math.ceil((after[0] ?? NaN) / 2));
  });

  it.each([413, 400, 422])(
    'halves a request that is too large until the server takes it: %s',
    async code => {
      const embedder = await load();
      server.limit = (asked, response) => {
        if (asked.input.length > 5) status(code)(asked, response);
      };
      expectRight(await embedAll(embedder, texts.slice(0, 40)), texts.slice(0, 40));
    },
  );

  it('gives up after so many attempts and says that what was embedded is kept', async () => {
    const embedder = await load();
    server.limit = status(500);
    await expect(embedAll(embedder, texts)).rejects.toMatchObject({ code: 'endpoint-failed' });
    await expect(embedAll(embedder, ['one'])).rejects.toThrow('it answered 500. What was embedded');
  });

  it('does not ask again when the key is refused', async () => {
    const embedder = await load();
    server.limit = status(401);
    await expect(embedAll(embedder, ['one'])).rejects.toMatchObject({ code: 'endpoint-key' });
    expect(server.asked).toHaveLength(2);
  });

  it('says what the server says of a request that is wrong', async () => {
    const body = JSON.stringify({ error: { message: 'no such\nmodel' } });
    server.limit = status(400, {}, body);
    await expect(load()).rejects.toThrow('(400): no such model. Check the address');
  });

  it('does not take vectors of another length', async () => {
    const embedder = await load();
    server.faults.push(changed(vectors => vectors.map(vector => [...vector, 1])));
    await expect(embedAll(embedder, texts)).rejects.toMatchObject({ code: 'endpoint-dimensions' });
  });

  it('sends texts to no other host', async () => {
    const other = await EmbeddingServer.start();
    const embedder = await load();
    server.limit = status(307, { location: `${other.url}/embeddings` });
    await expect(embedAll(embedder, ['one'])).rejects.toMatchObject({ code: 'endpoint-failed' });
    expect(other.asked).toHaveLength(0);
    await other.stop();
  });

  it('stops when it is told to, also while it waits', async () => {
    const embedder = await load();
    const abort = new AbortController();
    server.limit = (asked, response) => {
      status(429, { 'retry-after': '60' })(asked, response);
      abort.abort(new Error('enough'));
    };
    await expect(embedAll(embedder, texts, abort.signal)).rejects.toThrow('enough');
  });

  it('says that nobody is there', async () => {
    const { url } = server;
    await server.stop();
    await expect(load({ url })).rejects.toMatchObject({ code: 'endpoint-unreachable' });
    await expect(load({ url })).rejects.toThrow(
      /^Nobody answers at 127.0.0.1:\d+ \(ECONNREFUSED\)/,
    );
  });

  it('has another revision for another model or prefix', async () => {
    const revisions = [await load(), await load({ model: 'other' }), await load({ prefix: 'a' })];
    expect(new Set(revisions.map(({ revision }) => revision)).size).toBe(3);
  });
});
