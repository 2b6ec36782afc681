import { normalise, vectorAt, vectorSet, type VectorSet } from '../../math/vectors.ts';
import { asDone } from './as-done.ts';
import type { Embedder, EmbeddedTexts, TextBatch } from '../embedder.ts';
import { askEndpoint } from './ask-endpoint.ts';
import {
  endpointFailed,
  endpointUnreachable,
  isNotThere,
  PassingError,
  wrongDimensions,
} from './endpoint-error.ts';
import { endpointIdentity, hostOf, type EndpointPlace } from './endpoint-place.ts';
import { Pace } from './pace.ts';
import { PatientRequests, type Patience } from './patient-requests.ts';

const usualPatience: Patience = { attempts: 7, timeoutMs: 120_000, backoffMs: 1_000 };

/** Vectors from a server, which is asked for more at once as long as it answers, and for less when it does not. */
export class EndpointEmbedder implements Embedder {
  readonly id: string;
  readonly revision: string;
  private readonly pace = new Pace();
  private readonly requests: PatientRequests<string, number[]>;

  /** @param dimensions 0 until it is known how long the vectors are */
  constructor(
    private readonly place: EndpointPlace,
    private readonly patience = usualPatience,
    readonly dimensions = 0,
  ) {
    const { id, revision } = endpointIdentity(place);
    this.id = id;
    this.revision = revision;
    this.requests = new PatientRequests(
      this.pace,
      patience,
      (texts, timeoutMs, signal) => askEndpoint(place, texts, timeoutMs, signal),
      (reason, cause) => endpointFailed(hostOf(place), reason, cause),
    );
  }

  /** The same server, whose vectors are known to be so long; it is not asked. */
  ofLength(dimensions: number): EndpointEmbedder {
    return new EndpointEmbedder(this.place, this.patience, dimensions);
  }

  /**
   * Asks for the vector of one letter, to see that the server answers and how long its vectors are.
   * A server that is not there at all is not waited for.
   * @throws HumanError `endpoint-key`, `endpoint-refused`, `endpoint-unreachable` or `endpoint-failed`; the abort reason
   */
  async connect(signal: AbortSignal): Promise<EndpointEmbedder> {
    const probe = ['a'];
    const { place, patience } = this;
    try {
      const answer = await askEndpoint(place, probe, patience.timeoutMs, signal);
      return this.ofLength(this.checked(answer).dimensions);
    } catch (error) {
      if (isNotThere(error)) throw endpointUnreachable(hostOf(place), error.message, error);
      if (!(error instanceof PassingError)) throw error;
      this.pace.refused(error.waitMs);
    }
    return this.ofLength((await this.ask(probe, signal)).dimensions);
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
    yield* asDone(this.batches(positions), embed, () => this.pace.parallel, signal);
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

  /** Vectors of unit length. */
  private async ask(texts: readonly string[], signal: AbortSignal): Promise<VectorSet> {
    return this.checked(await this.requests.ask(texts, signal));
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
}
