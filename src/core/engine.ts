import { BuiltInEmbedder, builtInModel, modelMissing } from './embed/built-in-embedder.ts';
import type { Embedder } from './embed/embedder.ts';
import { InstructionTokenizer } from './embed/instruction-tokenizer.ts';
import { HumanError } from './errors.ts';
import { MatrixProducts } from './math/matrix-products.ts';
import type { Resources } from './resources.ts';

/** What takes a second or two to load and serves any number of runs. */
export interface Engine {
  readonly tokenizer: InstructionTokenizer;
  readonly embedder: Embedder;
  readonly products: MatrixProducts;
  readonly resources: Resources;
}

/** @throws HumanError `model-missing` when any of its files is missing or damaged */
export async function loadEngine(resources: Resources): Promise<Engine> {
  try {
    const embedder = await BuiltInEmbedder.load(resources);
    const tokenizer = await InstructionTokenizer.load(resources.models, builtInModel);
    const products = await MatrixProducts.load(resources.graphs);
    return { tokenizer, embedder, products, resources };
  } catch (error) {
    throw error instanceof HumanError ? error : modelMissing(resources.models, error);
  }
}
