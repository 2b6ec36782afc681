import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exceedsUtf16 } from '../../../src/core/dataset/rows/utf16-length.ts';
import { inTempFolder } from './in-temp-folder.ts';

it('counts UTF-16 units as a JavaScript string does', async () => {
  await inTempFolder(async folder => {
    const path = join(folder, 'text');
    const unit = fc.constantFrom('a', 'é', '한', '😀', '\n');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit }), fc.boolean(), async (text, bom) => {
        await writeFile(path, (bom ? '\uFEFF' : '') + text);
        expect(await exceedsUtf16(path, text.length)).toBe(false);
        if (text !== '') expect(await exceedsUtf16(path, text.length - 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
