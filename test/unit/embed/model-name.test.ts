import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hubFolder } from '../../../src/core/embed/hub-folder.ts';
import { chooseModel } from '../../../src/core/embed/model-choice.ts';
import { modelId, parseModelName, type ModelName } from '../../../src/core/embed/model-name.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();

describe('parseModelName', () => {
  it.each<[string, ModelName]>([
    ['use-multilingual-v3', { kind: 'built-in' }],
    [' Xenova/bge-m3 ', { kind: 'hub', id: 'Xenova/bge-m3' }],
    ['/models/bge m3', { kind: 'folder', path: '/models/bge m3' }],
    ['./bge-m3', { kind: 'folder', path: './bge-m3' }],
    ['C:\\models\\bge', { kind: 'folder', path: 'C:\\models\\bge' }],
    [
      'https://api.openai.com/v1/#m-1',
      { kind: 'endpoint', url: 'https://api.openai.com/v1', model: 'm-1' },
    ],
    [
      'http://localhost:1/v1/embeddings#a/b',
      { kind: 'endpoint', url: 'http://localhost:1/v1', model: 'a/b' },
    ],
    ['field:meta.vector', { kind: 'field', path: 'meta.vector' }],
    ['vectors.npy', { kind: 'npy', path: 'vectors.npy' }],
    ['${workspaceFolder}/bge', { kind: 'folder', path: '${workspaceFolder}/bge' }],
  ])('reads %s', (text, name) => {
    expect(parseModelName(text)).toEqual(name);
  });

  it.each(['', 'bge-m3', 'use multilingual'])('refuses "%s"', text => {
    expect(() => parseModelName(text)).toThrow('names no model');
  });
});

it.each([
  ['use-multilingual-v3', 'use-multilingual-v3'],
  ['Xenova/bge-m3', 'Xenova/bge-m3'],
  ['/models/bge-m3/', 'bge-m3'],
  ['http://localhost:1/v1#a', 'localhost:1/a'],
  ['field:meta.vector', 'field:meta.vector'],
  ['there/vectors.npy', 'vectors.npy'],
])('calls %s as runs do: %s', (text, id) => {
  expect(modelId(parseModelName(text))).toBe(id);
});

it.each(['http://localhost/v1', 'https://#a', 'http://[#a'])('refuses the endpoint %s', text => {
  expect(() => parseModelName(text)).toThrow('names no endpoint');
});

describe('chooseModel', () => {
  it('takes a downloaded model from its folder, and says what to do when there is none', async () => {
    const models = await tempFolder();
    const name = parseModelName('Xenova/bge-m3');
    expect(() => chooseModel(name, {}, models, resolve)).toThrow('or download it elsewhere');
    const folder = hubFolder(models, 'Xenova/bge-m3');
    await mkdir(folder);
    const choice = { kind: 'transformer', name: 'Xenova/bge-m3', folder, prefix: 'query: ' };
    expect(chooseModel(name, { prefix: 'query: ' }, models, resolve)).toEqual(choice);
    expect(folder).toBe(join(models, 'Xenova--bge-m3'));
  });

  it('gives a known model behind an endpoint its prefix', () => {
    const name = parseModelName('http://localhost/v1#intfloat/multilingual-e5-small');
    expect(chooseModel(name, {}, '/none', resolve)).toMatchObject({ prefix: 'query: ' });
    expect(chooseModel(name, { prefix: '' }, '/none', resolve)).toMatchObject({ prefix: '' });
  });

  it('makes a path absolute and calls the model by the name of its folder', () => {
    const name = parseModelName('./mini/');
    expect(chooseModel(name, {}, '/none', resolve)).toEqual({
      kind: 'transformer',
      name: 'mini',
      folder: resolve('mini'),
    });
  });
});
