import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isCurrent, writeStamp } from '../../../scripts/model/stamp.ts';
import { writeFolder } from '../../../scripts/model/write-folder.ts';

const files = new Map([
  ['config.json', Buffer.from('{}')],
  ['onnx/model.onnx', Buffer.from('graph')],
]);

let root: string;
let output: string;
let scripts: string;
let stamp: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stamp-'));
  [output, scripts, stamp] = [join(root, 'out'), join(root, 'scripts'), join(root, 'stamp.json')];
  await mkdir(scripts);
  await writeFile(join(scripts, 'make.ts'), 'first version');
  await writeFolder(output, files);
  await writeStamp(stamp, scripts, new Map([[output, files]]));
});
afterEach(() => rm(root, { recursive: true }));

test('what was just written is current', async () => {
  expect(await isCurrent(stamp, scripts)).toBe(true);
});

test('writing again replaces the whole folder', async () => {
  await writeFile(join(output, 'stray.txt'), 'left over');
  await writeFolder(output, files);
  expect(await isCurrent(stamp, scripts)).toBe(true);
  await expect(rm(join(output, 'stray.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test.each<[string, () => Promise<void>]>([
  ['a changed file', () => writeFile(join(output, 'config.json'), '{ }')],
  ['a missing file', () => rm(join(output, 'onnx/model.onnx'))],
  ['another version of the scripts', () => writeFile(join(scripts, 'make.ts'), 'second version')],
  ['a damaged stamp', () => writeFile(stamp, '{"scripts"')],
  ['a stamp of another shape', () => writeFile(stamp, '{"scripts":""}')],
  ['a missing stamp', () => rm(stamp)],
])('%s is noticed', async (_, change) => {
  await change();
  expect(await isCurrent(stamp, scripts)).toBe(false);
});
