import { setTimeout as sleep } from 'node:timers/promises';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../../math/vectors.ts';
import type { Embedder, EmbeddedTexts, TextBatch } from '../embedder.ts';
import { inTurn } from '../in-turn.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { endpointFailed, PassingError, TooLargeError, wrongDimensions } from './endpoint-error.ts';
import { endpointIdentity, hostOf, type EndpointPlace } from './endpoint-place.ts';
import { Pace } from './pace.ts';

/** How patient to be with a server. */
export interface Patience {
  /** Times that a request is made before it counts as failed. */
  readonly attempts: number;
  readonly timeoutMs: number;
  /** Waits at most so long before the second attempt, and twice as long before each further one. */
  readonly backoffMs: number;
}

const usualPatience: Patience = { attempts: 7, timeoutMs: 120_000, backoffMs: 1_000 };
const longestBackoffMs = 60_000;

/** Vectors from a server, which is asked for more at once as long as it answers, and for less when it does not. */
export class EndpointEmbedder implements Embedder {
  readonly id: string;
  readonly revision: string;
  dimensions = 0;
  private readonly pace = new Pace();

  private constructor(
    private readonly place: EndpointPlace,
    private readonly patience: Patience,
  ) {
    const { id, revision } = endpointIdentity(place);
    this.id = id;
    this.revision = revision;
  }

  /**
   * Asks for the vector of one letter, to see that the server answers and how long its vectors are.
   * @throws HumanError `endpoint-key`, `endpoint-refused` or `endpoint-failed`
   */
  static async load(place: EndpointPlace, patience = usualPatience): Promise<EndpointEmbedder> {
    const embedder = new EndpointEmbedder(place, patience);
    const probe = await embedder.ask(['a'], new AbortController().signal);
    embedder.dimensions = probe.dimensions;
    return embedder;
  }

  async *embed(
    { texts }: TextBatch,
    positions: readonly number[],
    signal: AbortSignal,
  ): AsyncGenerator<EmbeddedTexts> {
    const embed = async (chosen: readonly number[]): Promise<EmbeddedTexts> => {
      const vectors = await this.ask(
        chosen.map(position => texts[position] ?? ''),
        signal,
      );
      return { positions: chosen, vectors };
    };
    yield* inTurn(this.batches(positions), embed, () => this.pace.parallel, signal);
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }

  private *batches(positions: readonly number[]): Generator<readonly number[]> {
    for (let start = 0; start < positions.length;) {
      const batch = positions.slice(start, start + this.pace.batch);
      yield batch;
      start += batch.length;
    }
  }

  /** Vectors of unit length, after as many attempts as it takes. */
  private async ask(texts: readonly string[], signal: AbortSignal): Promise<VectorSet> {
    const { attempts, timeoutMs } = this.patience;
    for (let attempt = 1; ; attempt++) {
      await this.wait(this.pace.waitMs, signal);
      try {
        const answer = await askEndpoint(this.place, texts, timeoutMs, signal);
        this.pace.succeeded();
        return this.checked(answer);
      } catch (error) {
        if (!(error instanceof PassingError || error instanceof TooLargeError)) throw error;
        this.pace.refused(error instanceof PassingError ? error.waitMs : 0);
        if (error instanceof TooLargeError && texts.length > 1) return this.halves(texts, signal);
        if (attempt >= attempts) throw endpointFailed(hostOf(this.place), error.message, error);
        await this.wait(this.backoffMs(attempt), signal);
        if (texts.length > this.pace.batch) return this.halves(texts, signal);
      }
    }
  }

  private async halves(texts: readonly string[], signal: AbortSignal): Promise<VectorSet> {
    const middle = Math.ceil(texts.length / 2);
    const first = await this.ask(texts.slice(0, middle), signal);
    const second = await this.ask(texts.slice(middle), signal);
    const both = vectorSet(texts.length, first.dimensions);
    both.values.set(first.values);
    both.values.set(second.values, first.values.length);
    return both;
  }

  /** @throws HumanError `endpoint-dimensions` */
  private checked(answer: readonly (readonly number[])[]): VectorSet {
    const expected = this.dimensions || (answer[0]?.length ?? 0);
    const vectors = vectorSet(answer.length, expected);
    answer.forEach((numbers, at) => {
      if (numbers.length !== expected || expected === 0) {
        throw wrongDimensions(hostOf(this.place), expected, numbers.length);
      }
      const vector = vectorAt(vectors, at);
      vector.set(numbers);
      normalise(vector);
    });
    return vectors;
  }

  /** Full jitter: clients that were refused together do not come back together. */
  private backoffMs(attempt: number): number {
    const most = Math.min(longestBackoffMs, this.patience.backoffMs * 2 ** (attempt - 1));
    return Math.random() * most;
  }

  private async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0) return;
    await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
