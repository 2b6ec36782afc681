import type { ClusterThreads } from './cluster/assignment-helpers.ts';
import { automaticThreads } from './embed/automatic-threads.ts';
import { BuiltInEmbedder, modelMissing } from './embed/built-in/built-in-embedder.ts';
import { builtInModel } from './embed/built-in/built-in-model.ts';
import { builtIn, type ModelChoice } from './embed/model-choice.ts';
import { usableDevice } from './embed/device.ts';
import type { Device } from './embed/devices.ts';
import type { Embedder } from './embed/embedder.ts';
import { InstructionTokenizer } from './embed/tokens/instruction-tokenizer.ts';
import { EndpointEmbedder } from './embed/endpoint/endpoint-embedder.ts';
import { GivenVectors } from './embed/given/given-vectors.ts';
import { TransformerEmbedder } from './embed/transformer/transformer-embedder.ts';
import { HumanError } from './errors.ts';
import { MatrixProducts } from './math/matrix-products.ts';
import type { Resources } from './resources.ts';

/** What takes a second or two to load and serves any number of runs. */
export interface Engine {
  readonly tokenizer: InstructionTokenizer;
  readonly embedder: Embedder;
  readonly products: MatrixProducts;
  readonly clusterThreads: ClusterThreads;
  readonly resources: Resources;
  /** Why another device than the one asked for is used, as a sentence. */
  readonly deviceProblem: string | undefined;
  /** Texts in memory at once; as many as usual when undefined. */
  readonly blockTexts: number | undefined;
}

/** Which model, and on what it is run. */
export interface EngineOptions {
  /** The built-in one when undefined. */
  readonly model?: ModelChoice | undefined;
  readonly device: Device;
  /** 0 for as many as fit the machine. */
  readonly threads: number;
  /** Take less memory and more time: one thread, few texts at once. */
  readonly sparing?: boolean;
}

const sparingBlock = 256;

const automatic: EngineOptions = { device: 'cpu', threads: 0 };

/** @throws HumanError `model-missing` or `model-unusable` when any of its files is missing or damaged */
export async function loadEngine(
  resources: Resources,
  { model = builtIn, device: asked, threads, sparing = false }: EngineOptions = automatic,
): Promise<Engine> {
  try {
    const { device, problem } = await usableDevice(asked, resources.graphs);
    const own = sparing ? 1 : threads;
    const embedder = await loadEmbedder(model, resources, device, own);
    const tokenizer = await InstructionTokenizer.load(resources.models, builtInModel);
    const products = await MatrixProducts.load(resources.graphs);
    return {
      ...{ tokenizer, embedder, products, resources },
      clusterThreads: { script: resources.assignmentThread, count: own || automaticThreads() },
      deviceProblem: problem,
      blockTexts: sparing ? sparingBlock : undefined,
    };
  } catch (error) {
    throw error instanceof HumanError ? error : modelMissing(resources.models, error);
  }
}

function loadEmbedder(
  model: ModelChoice,
  resources: Resources,
  device: Device,
  threads: number,
): Promise<Embedder> {
  switch (model.kind) {
    case 'built-in':
      return BuiltInEmbedder.load(resources, device, threads);
    case 'transformer':
      return TransformerEmbedder.load(model, resources.encoderThread, device, threads);
    case 'endpoint':
      return Promise.resolve(new EndpointEmbedder(model));
    case 'given':
      return Promise.resolve(new GivenVectors(model));
  }
}
