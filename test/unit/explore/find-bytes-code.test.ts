import { expect, it } from 'vitest';
import { compileProgram } from '../../../scripts/wasm/compile.ts';
import { findBytesCode } from '../../../src/core/explore/find-bytes-code.ts';

it('is what `npm run wasm` makes of the sources in `wasm/`', async () => {
  expect(Buffer.from(await compileProgram('find-bytes')).toString('base64')).toBe(findBytesCode);
}, 60_000);
