import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeRun } from '../../../src/core/run/write-run.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { draftFor, makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { noMount, withMount } from '../run/with-mount.ts';

const tempFolder = tempFolders();
const content = `${JSON.stringify({ instruction: 'x'.repeat(2000) })}\n`.repeat(400);

describe('a folder that cannot be written', () => {
  it('is named when its disk is full, and nothing stays in it', async context => {
    const parent = await tempFolder();
    const made = await makeRun(parent, content, () => 1);
    const disk = join(parent, 'disk');
    const mounted = await withMount(disk, 'size=256k', async () => {
      const request = { folder: made.folder, out: join(disk, 'a', 'b'), drop: [], names: {} };
      const failure: unknown = await split({ ...request, force: false }, quietWork()).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ name: 'HumanError', code: 'disk-full' });
      expect(String(failure)).toContain(request.out);
      expect(await readdir(disk)).toEqual([]);
    });
    if (!mounted) context.skip(noMount);
  });

  it('is named when it is read-only', async context => {
    const parent = await tempFolder();
    const made = await makeRun(parent, content, () => 1);
    const disk = join(parent, 'disk');
    const mounted = await withMount(disk, 'ro', async () => {
      const out = join(disk, 'out');
      const request = { folder: made.folder, out, drop: [], names: {}, force: false };
      await expect(split(request, quietWork())).rejects.toMatchObject({ code: 'folder-read-only' });
      const { source, table, assignment, parts } = made;
      const draft = draftFor(source, assignment);
      await expect(
        writeRun(join(disk, 'run'), draft, table, parts, quietWork()),
      ).rejects.toMatchObject({ code: 'folder-read-only' });
    });
    if (!mounted) context.skip(noMount);
  });

  it('keeps no half-written run when its disk is full', async context => {
    const parent = await tempFolder();
    const rows = Array.from({ length: 60_000 }, (_, row) => `{"instruction":"row ${row}"}\n`);
    const made = await makeRun(parent, rows.join(''), row => (row % 9) + 1);
    const disk = join(parent, 'disk');
    const mounted = await withMount(disk, 'size=256k', async () => {
      const { source, table, assignment, parts } = made;
      const draft = draftFor(source, assignment);
      await expect(
        writeRun(join(disk, 'run'), draft, table, parts, quietWork()),
      ).rejects.toMatchObject({ code: 'disk-full' });
      expect(await readdir(disk)).toEqual([]);
    });
    if (!mounted) context.skip(noMount);
  });
});
