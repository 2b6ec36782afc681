import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { ShippedPackage } from './shipped-packages.ts';

const root = resolve(import.meta.dirname, '../..');
const manifestSchema = v.object({ name: v.string(), version: v.string(), license: v.string() });

export interface Licence {
  /** Name and version. */
  readonly title: string;
  /** SPDX expression. */
  readonly spdx: string;
  readonly text: string;
}

/** Who holds the rights to packages under MIT that come without a licence file. */
const holders: ReadonlyMap<string, string> = new Map([
  ['@microsoft/fast-element', 'Microsoft Corporation'],
  ['@microsoft/fast-foundation', 'Microsoft Corporation'],
  ['@microsoft/fast-web-utilities', 'Microsoft Corporation'],
  ['@vscode/l10n', 'Microsoft Corporation'],
  ['fft.js', 'Fedor Indutny, 2017'],
  ['garu-ko', 'cyj <https://github.com/ongjin/garu>'],
  ['onnxruntime-common', 'Microsoft Corporation'],
  ['onnxruntime-node', 'Microsoft Corporation'],
  ['onnxruntime-web', 'Microsoft Corporation'],
]);

/**
 * The licence of a package.
 * @throws Error when there is neither a licence file nor an entry in `holders`
 */
export async function licenceOf({ folder, version }: ShippedPackage): Promise<Licence> {
  const path = join(root, folder);
  const json: unknown = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const manifest = v.parse(manifestSchema, json);
  const { name, license } = manifest;
  const file = (await readdir(path)).find(entry => /^licen[cs]e(?:\.|$)/i.test(entry));
  const text = file === undefined ? mitLicence(name, license) : await readText(join(path, file));
  return { title: `${name} ${version ?? manifest.version}`, spdx: license, text };
}

async function readText(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  return text
    .replaceAll('\r\n', '\n')
    .replace(/^\s*\n/, '')
    .trimEnd();
}

function mitLicence(name: string, spdx: string): string {
  const holder = holders.get(name);
  if (spdx !== 'MIT' || holder === undefined) {
    throw new Error(`${name} (${spdx}) has no licence file. Find out who holds the rights.`);
  }
  return `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
}
