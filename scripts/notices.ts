/** Writes THIRD_PARTY_NOTICES.md from what the bundles hold: `npx tsx scripts/notices.ts`. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { renderNotices } from './notices/render.ts';

await writeFile(resolve(import.meta.dirname, '../THIRD_PARTY_NOTICES.md'), await renderNotices());
