import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { resourcesIn, type Resources } from '../../../src/core/resources.ts';

/** What `npm run model` has made. */
export function builtResources(): Resources {
  const resources = resourcesIn(resolve(import.meta.dirname, '../../../dist'));
  if (!existsSync(resources.models) || !existsSync(resources.graphs)) {
    throw new Error('the built-in model is missing; run `npm run model`');
  }
  return resources;
}

export function loadProducts(): Promise<MatrixProducts> {
  return MatrixProducts.load(builtResources().graphs);
}
