import { expect, it } from 'vitest';
import { compileProgram } from '../../../scripts/wasm/compile.ts';
import { rowScanCode } from '../../../src/core/dataset/scan/row-scan-code.ts';

it('is what `npm run wasm` makes of the sources in `wasm/`', async () => {
  expect(Buffer.from(await compileProgram('row-scan')).toString('base64')).toBe(rowScanCode);
}, 60_000);
