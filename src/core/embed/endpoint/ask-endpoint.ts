import type { Response } from 'undici';
import * as v from 'valibot';
import { networkReason, proxiedFetch } from '../proxied-fetch.ts';
import { keyRefused, PassingError, requestRefused, TooLargeError } from './endpoint-error.ts';
import { hostOf, type EndpointPlace } from './endpoint-place.ts';

const answerSchema = v.object({
  data: v.array(v.object({ index: v.optional(v.number()), embedding: v.array(v.unknown()) })),
});
const longestRemark = 200;
const longestWaitMs = 10 * 60_000;

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
  const { url, model, key, prefix, maxCharacters } = place;
  const input = texts.map(text => `${prefix}${text}`.slice(0, maxCharacters));
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const response = await proxiedFetch(`${url}/embeddings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      // Texts go to the host that was agreed to and to no other.
      redirect: 'error',
      signal: limited,
    });
    return await read(response, hostOf(place), texts.length);
  } catch (error) {
    signal.throwIfAborted();
    if (limited.aborted) throw new PassingError(`it did not answer within ${timeoutMs} ms`);
    const reason = networkReason(error);
    throw reason === undefined ? error : new PassingError(reason, undefined, { cause: error });
  }
}

async function read(response: Response, host: string, count: number): Promise<number[][]> {
  const body = await response.text();
  const { status } = response;
  if (status === 429 || status === 408 || status >= 500) {
    throw new PassingError(`it answered ${status}`, retryAfterMs(response));
  }
  if (status === 413) throw new TooLargeError(`it answered ${status}`);
  if (status === 401 || status === 403) throw keyRefused(host, status);
  if (!response.ok) throw requestRefused(host, status, remark(body));
  return vectorsOf(body, count);
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

/** `Retry-After` in milliseconds: seconds, or a date. */
function retryAfterMs({ headers }: Response): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = Number(text);
  const ms = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(longestWaitMs, Math.max(0, ms));
}

/** What the server says is wrong, as one short sentence. */
function remark(body: string): string {
  const text = messageIn(body).replaceAll(/\s+/g, ' ').trim().slice(0, longestRemark);
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

const errorSchema = v.object({
  error: v.union([
    v.string(),
    v.pipe(
      v.object({ message: v.string() }),
      v.transform(e => e.message),
    ),
  ]),
});

function messageIn(body: string): string {
  try {
    return v.parse(errorSchema, JSON.parse(body)).error;
  } catch {
    return body;
  }
}
