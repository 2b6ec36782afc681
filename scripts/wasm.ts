/**
 * `npm run wasm`: compiles the programs of `wasm/` into sources, which are kept with the others so that nothing
 * has to be built or loaded before a program can be used.
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { compileProgram } from './wasm/compile.ts';

const core = join(resolve(import.meta.dirname, '..'), 'src/core');
const programs = [
  { name: 'row-scan', constant: 'rowScanCode', path: join(core, 'dataset/scan/row-scan-code.ts') },
  { name: 'find-bytes', constant: 'findBytesCode', path: join(core, 'explore/find-bytes-code.ts') },
  { name: 'nearest', constant: 'nearestCode', path: join(core, 'math/nearest-code.ts') },
] as const;

for (const { name, constant, path } of programs) {
  const code = Buffer.from(await compileProgram(name)).toString('base64');
  const source = `/** WebAssembly in base64, written by \`npm run wasm\` from \`wasm/${name}.ts\`. */
export const ${constant} = '${code}';
`;
  await writeFile(path, await format(source, { ...(await resolveConfig(path)), filepath: path }));
}
