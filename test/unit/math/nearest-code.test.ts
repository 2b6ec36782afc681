import { expect, it } from 'vitest';
import { compileProgram } from '../../../scripts/wasm/compile.ts';
import { nearestCode } from '../../../src/core/math/nearest-code.ts';

it('the program is what its sources say', async () => {
  expect(Buffer.from(await compileProgram('nearest')).toString('base64')).toBe(nearestCode);
});
