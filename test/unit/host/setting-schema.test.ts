import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { modelDtypes, poolings } from '../../../src/core/embed/transformer/pooling.ts';
import { extensionPrefix } from '../../../src/host/ids.ts';
import {
  parseSetting,
  settingSchemas,
  type SettingName,
} from '../../../src/host/settings/setting-schema.ts';

const manifestSchema = v.object({
  contributes: v.object({
    configuration: v.object({
      properties: v.record(
        v.string(),
        v.object({ default: v.unknown(), enum: v.optional(v.array(v.string())) }),
      ),
    }),
  }),
});

async function contributedSettings(): Promise<
  v.InferOutput<typeof manifestSchema>['contributes']['configuration']['properties']
> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  return v.parse(manifestSchema, JSON.parse(text)).contributes.configuration.properties;
}

describe('parseSetting', () => {
  it.each<[SettingName, unknown, unknown]>([
    ['k', 'auto', 'auto'],
    ['k', '12', 12],
    ['k', 1000, 1000],
    ['seed', 0, 0],
    ['sample', 5000, 5000],
    ['formWeight', 0.5, 0.5],
    ['device', 'cuda', 'cuda'],
    ['threads', 4, 4],
    ['model', ' Xenova/bge-m3 ', 'Xenova/bge-m3'],
    ['modelMaxTokens', 0, 0],
    ['modelMaxTokens', 2, 2],
    ['modelPooling', 'cls', 'cls'],
    ['template', '{instruction}', '{instruction}'],
  ])('%s takes %j', (name, raw, value) => {
    expect(parseSetting(name, raw)).toBe(value);
  });

  it.each<[SettingName, unknown]>([
    ['k', 1],
    ['k', 1001],
    ['k', '2.5'],
    ['k', 'many'],
    ['k', ''],
    ['seed', -1],
    ['seed', 1.5],
    ['sample', -1],
    ['formWeight', 2.1],
    ['device', 'gpu'],
    ['threads', -1],
    ['threads', 65],
    ['formWeight', '1'],
    ['model', ' '],
    ['modelMaxTokens', 1],
    ['modelPooling', 'max'],
    ['template', null],
    ['decorations.enabled', 'yes'],
  ])('%s refuses %j', (name, raw) => {
    expect(parseSetting(name, raw)).toBeUndefined();
  });
});

describe('the settings in package.json', () => {
  it('are the ones that are read, each with a default that is allowed', async () => {
    const contributed = await contributedSettings();
    const names = Object.keys(settingSchemas) as SettingName[];
    expect(Object.keys(contributed).toSorted()).toEqual(
      names.map(name => `${extensionPrefix}.${name}`).toSorted(),
    );
    for (const name of names) {
      expect(
        parseSetting(name, contributed[`${extensionPrefix}.${name}`]?.default),
        name,
      ).toBeDefined();
    }
    const lists = { modelPooling: poolings, modelDtype: modelDtypes };
    for (const [name, words] of Object.entries(lists)) {
      expect(contributed[`${extensionPrefix}.${name}`]?.enum).toEqual(['auto', ...words]);
    }
  });
});
