/**
 * `npm run wasm`: compiles `wasm/` into `src/core/dataset/row-scan-code.ts`, which is kept with the sources so
 * that nothing has to be built or loaded before a text can be hashed.
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { compileRowScan } from './wasm/compile.ts';

const path = join(resolve(import.meta.dirname, '..'), 'src/core/dataset/row-scan-code.ts');
const code = Buffer.from(await compileRowScan()).toString('base64');
const source = `/** WebAssembly in base64, written by \`npm run wasm\` from the sources in \`wasm/\`. */
export const rowScanCode = '${code}';
`;
await writeFile(path, await format(source, { ...(await resolveConfig(path)), filepath: path }));
