import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endpointUrl, isLocal } from '../../../../src/core/embed/endpoint/endpoint-place.ts';
import { listModels } from '../../../../src/core/embed/endpoint/list-models.ts';
import { EmbeddingServer } from './embedding-server.ts';

const { signal } = new AbortController();
let server: EmbeddingServer;

beforeEach(async () => {
  server = await EmbeddingServer.start();
});
afterEach(() => server.stop());

describe('listModels', () => {
  it('says what the server says, with its key', async () => {
    server.key = 'secret';
    const { url } = server;
    expect(await listModels({ url, key: 'secret' }, signal)).toEqual(server.models);
    await expect(listModels({ url }, signal)).rejects.toMatchObject({ code: 'endpoint-key' });
    expect(server.asked).toEqual([]);
  });

  it('has none where the server does not say', async () => {
    expect(await listModels({ url: server.url.replace('/v1', '/v2') }, signal)).toEqual([]);
  });

  it('says that nobody is there', async () => {
    const { url } = server;
    await server.stop();
    await expect(listModels({ url }, signal)).rejects.toMatchObject({
      code: 'endpoint-unreachable',
    });
  });
});

it.each<[string, string | undefined]>([
  [' http://localhost:1/v1/ ', 'http://localhost:1/v1'],
  ['https://a.example/v1/embeddings', 'https://a.example/v1'],
  ['https://a.example/v1/chat/completions', 'https://a.example/v1'],
  ['localhost:1/v1', undefined],
  ['ftp://a.example', undefined],
  ['http://', undefined],
])('reads the address %s', (text, url) => {
  expect(endpointUrl(text)).toBe(url);
});

it.each([
  ['http://localhost:11434/v1', true],
  ['http://127.0.0.1/v1', true],
  ['http://[::1]:1/v1', true],
  ['http://localhost.example/v1', false],
  ['https://127.0.0.1.example/v1', false],
  ['http://192.168.0.1/v1', false],
])('knows whether %s is on this machine', (url, local) => {
  expect(isLocal({ url })).toBe(local);
});
