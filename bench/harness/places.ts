import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const dist = join(root, 'dist');
/** Real rows lie beside the project and are no part of it. */
export const sharedData = resolve(root, '../shared/data');
/** What benchmarks install and write; ignored by git. */
export const benchCache = join(root, '.cache', 'bench');
