import * as v from 'valibot';
import {
  keyRefused,
  PassingError,
  RefusedError,
  requestRefused,
  TooLargeError,
} from './endpoint-error.ts';
import { hostOf, type EndpointPlace } from './endpoint-place.ts';
import { postJson } from './ask-server.ts';

const answerSchema = v.object({
  data: v.array(v.object({ index: v.optional(v.number()), embedding: v.array(v.unknown()) })),
});

const tooMany = new Set([400, 422]);

/**
 * Asks once for the vectors of `texts`.
 * @returns the numbers of every vector, in the order of the texts; all are finite
 * @throws PassingError, TooLargeError, or HumanError `endpoint-key` or `endpoint-refused`
 */
export async function askEndpoint(
  place: EndpointPlace,
  texts: readonly string[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number[][]> {
  const { model, prefix, maxCharacters } = place;
  const input = texts.map(text => `${prefix}${text}`.slice(0, maxCharacters));
  const content = { model, input, encoding_format: 'float' };
  try {
    const body = await postJson(place, '/embeddings', content, timeoutMs, signal);
    return vectorsOf(body, texts.length);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { status, said, aboutKey } = error;
    // OpenAI and TEI answer so when a request has more texts or tokens than they take.
    if (texts.length > 1 && tooMany.has(status)) throw new TooLargeError(said);
    const host = hostOf(place);
    throw aboutKey ? keyRefused(host, status) : requestRefused(host, status, said);
  }
}

function vectorsOf(body: string, count: number): number[][] {
  const { data } = parse(body);
  if (data.length !== count) {
    throw new PassingError(`it answered with ${data.length} vectors for ${count} texts`);
  }
  const vectors: number[][] = [];
  for (const [at, { index = at, embedding }] of data.entries()) {
    if (!embedding.every(isFinite)) throw new PassingError('its numbers are not finite');
    vectors[index] = embedding;
  }
  if (Object.keys(vectors).length !== count || vectors.length !== count) {
    throw new PassingError('its vectors are not numbered from 0 on');
  }
  return vectors;
}

function parse(body: string): v.InferOutput<typeof answerSchema> {
  try {
    return v.parse(answerSchema, JSON.parse(body));
  } catch (error) {
    throw new PassingError('its answer cannot be read', undefined, { cause: error });
  }
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}
