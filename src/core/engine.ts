import { BuiltInEmbedder, builtInModel } from './embed/built-in-embedder.ts';
import type { Embedder } from './embed/embedder.ts';
import { InstructionTokenizer } from './embed/instruction-tokenizer.ts';
import { MatrixProducts } from './math/matrix-products.ts';
import type { Resources } from './resources.ts';

/** What takes a second or two to load and serves any number of runs. */
export interface Engine {
  readonly tokenizer: InstructionTokenizer;
  readonly embedder: Embedder;
  readonly products: MatrixProducts;
  readonly resources: Resources;
}

/** @throws HumanError `model-missing` */
export async function loadEngine(resources: Resources): Promise<Engine> {
  const embedder = await BuiltInEmbedder.load(resources.models);
  const tokenizer = await InstructionTokenizer.load(resources.models, builtInModel);
  const products = await MatrixProducts.load(resources.graphs);
  return { tokenizer, embedder, products, resources };
}
