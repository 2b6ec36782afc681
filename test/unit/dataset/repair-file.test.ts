import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairFile } from '../../../src/core/dataset/repair/repair-file.ts';
import { LineRepairer, type Repair } from '../../../src/core/dataset/repair/repair-lines.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();

function repaired(text: string): { readonly text: string; readonly repairs: readonly string[] } {
  const lines: string[] = [];
  const repairs: Repair[] = [];
  const repairer = new LineRepairer(
    line => lines.push(line),
    repair => repairs.push(repair),
  );
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) repairer.push(line);
  repairer.end();
  const said = repairs.map(({ first, last, reason }) => `${first}-${last} ${reason}`);
  return { text: lines.join(''), repairs: said };
}

describe('a repair', () => {
  it.each([
    ['{"a":1}\n\noops\n[1]\n{"b":2}', '{"a":1}\n\noops\n[1]\n{"b":2}', []],
    [
      '<<<<<<< HEAD\n{"a":1}\n=======\n{"a":2}\n>>>>>>> other\n',
      '{"a":1}\n{"a":2}\n',
      ['1-1 conflict', '3-3 conflict', '5-5 conflict'],
    ],
    ['{"a":1}{"b":"}{"} {"c":3}\r\n', '{"a":1}\r\n{"b":"}{"}\r\n{"c":3}\r\n', ['1-1 several']],
    [
      '{"x":0}\n{\n  "a": 1.0,\n  "b": { "c": "가" }\n}\n{\n  "d": []\n}\n',
      '{"x":0}\n{ "a": 1.0, "b": { "c": "가" } }\n{ "d": [] }\n',
      ['2-5 pretty', '6-8 pretty'],
    ],
    [
      '[\n{"a":1},\n{"b":2}\n]\n',
      '{"a":1}\n{"b":2}\n',
      ['1-1 bracket', '2-2 comma', '4-4 bracket'],
    ],
    ['{"a":[1,2,],"b":",}",}\n', '{"a":[1,2],"b":",}"}\n', ['1-1 comma']],
    ['{"a":\n{"b":2}\n{"c":\n', '{"a":\n{"b":2}\n{"c":\n', []],
    ['{"a":"cut off\n{"b":2}\n', '{"a":"cut off\n{"b":2}\n', []],
  ])('makes of %j what it should be', (text, expected, repairs) => {
    expect(repaired(text)).toEqual({ text: expected, repairs });
    expect(repaired(expected)).toEqual({ text: expected, repairs: [] });
  });

  it('gives the rows of any pretty-printed objects, and leaves good lines alone', () => {
    const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })));
    fc.assert(
      fc.property(rows, fc.constantFrom(undefined, 1, 2), (objects, space) => {
        const text = objects.map(one => `${JSON.stringify(one, null, space)}\n`).join('');
        const mended = repaired(text).text;
        expect(
          mended
            .split('\n')
            .slice(0, -1)
            .map(line => JSON.parse(line) as unknown),
        ).toEqual(objects.map(one => JSON.parse(JSON.stringify(one)) as unknown));
        if (space === undefined) expect(mended).toBe(text);
      }),
    );
  });

  it('writes a copy with every other byte as it was, and never over a file', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'rows.jsonl');
    const out = join(folder, 'copy.jsonl');
    const bad = Buffer.of(0xff, 0xfe, 0x0a);
    const content = Buffer.concat([Buffer.from('{"a":"가"},\r\n'), bad, Buffer.from('{"b":1}')]);
    await writeFile(path, content);
    const plan = await repairFile(path, undefined, quietWork());
    expect(await readdir(folder)).toEqual(['rows.jsonl']);
    const report = await repairFile(path, out, quietWork());
    expect(report).toEqual(plan);
    expect(report.counts).toEqual({ comma: 1 });
    expect(report.repairs[0]).toMatchObject({ first: 1, rows: 1, before: '{"a":"가"},' });
    expect(await readFile(out)).toEqual(
      Buffer.concat([Buffer.from('{"a":"가"}\r\n'), bad, Buffer.from('{"b":1}')]),
    );
    expect(await readFile(path)).toEqual(content);
    await expect(repairFile(path, out, quietWork())).rejects.toMatchObject({
      code: 'repair-exists',
    });
    await expect(repairFile(path, path, quietWork())).rejects.toMatchObject({
      code: 'repair-exists',
    });
    expect((await readdir(folder)).toSorted()).toEqual(['copy.jsonl', 'rows.jsonl']);
  });
});
