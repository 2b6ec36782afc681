import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderNotices } from '../../../scripts/notices/render.ts';

describe('THIRD_PARTY_NOTICES.md', () => {
  it('names what the bundles hold; `npx tsx scripts/notices.ts` writes it', async () => {
    const path = resolve(import.meta.dirname, '../../../THIRD_PARTY_NOTICES.md');
    expect(await readFile(path, 'utf8')).toBe(await renderNotices());
  });
});
