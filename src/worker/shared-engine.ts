import { loadEngine, type Engine, type EngineOptions } from '../core/engine.ts';
import { modelMissing } from '../core/embed/built-in/built-in-embedder.ts';
import { MatrixProducts } from '../core/math/matrix-products.ts';
import type { Resources } from '../core/resources.ts';

/** The engine of the worker: loaded for the first that needs it, anew for one that needs another. */
export class SharedEngine {
  private engine: Promise<Engine> | undefined;
  private productsAlone: Promise<MatrixProducts> | undefined;
  private options: EngineOptions = { device: 'cpu', threads: 0 };

  /** @param sparing whether to take less memory and more time */
  constructor(
    private readonly resources: Resources,
    private readonly sparing: boolean,
  ) {}

  /**
   * @param options those of before when undefined
   * @throws HumanError `model-missing` or `model-unusable`; the next call tries again
   */
  async ready(options = this.options): Promise<Engine> {
    if (JSON.stringify(options) !== JSON.stringify(this.options)) await this.forget();
    this.options = options;
    this.engine ??= loadEngine(this.resources, { ...options, sparing: this.sparing }).catch(
      (error: unknown) => {
        this.engine = undefined;
        throw error;
      },
    );
    return this.engine;
  }

  /** What clustering alone needs: a few milliseconds instead of the model's second. */
  async products(): Promise<MatrixProducts> {
    if (this.engine !== undefined) return (await this.engine).products;
    this.productsAlone ??= MatrixProducts.load(this.resources.graphs).catch((error: unknown) => {
      this.productsAlone = undefined;
      throw modelMissing(this.resources.models, error);
    });
    return this.productsAlone;
  }

  /** What runs with the earlier engine ends with it; its batches are finished first. */
  private async forget(): Promise<void> {
    const { engine } = this;
    this.engine = undefined;
    const earlier = await engine?.catch(() => undefined);
    await earlier?.embedder.dispose();
  }
}
