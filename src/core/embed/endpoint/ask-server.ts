import type { Response } from 'undici';
import * as v from 'valibot';
import { networkReason, proxiedFetch } from '../proxied-fetch.ts';
import { PassingError, RefusedError, TooLargeError } from './endpoint-error.ts';
import type { EndpointPlace } from './endpoint-place.ts';

const longestRemark = 200;
const longestWaitMs = 10 * 60_000;

interface ServerRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Place = Pick<EndpointPlace, 'url' | 'key'>;

/**
 * Sends one request to an endpoint and reads its whole answer.
 * @param path below the endpoint's address, such as `/embeddings`
 * @throws PassingError, TooLargeError or RefusedError; the reason of `signal`
 */
export function postJson(
  place: Place,
  path: string,
  content: unknown,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const request: ServerRequest = { method: 'POST', headers, body: JSON.stringify(content) };
  return ask(place, path, request, timeoutMs, signal);
}

/** Asks an endpoint for what it says of itself; errors as of `postJson`. */
export function getJson(
  place: Place,
  path: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string> {
  return ask(place, path, { method: 'GET', headers: {} }, timeoutMs, signal);
}

async function ask(
  { url, key }: Place,
  path: string,
  request: ServerRequest,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string> {
  // fetch does not keep its signal alive: one of AbortSignal.any could be collected as garbage before it fires.
  signal.throwIfAborted();
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal.addEventListener('abort', stop);
  try {
    const response = await proxiedFetch(`${url}${path}`, {
      ...request,
      headers: {
        ...request.headers,
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      // Texts go to the host that was agreed to and to no other.
      redirect: 'error',
      signal: limit.signal,
    });
    return await read(response);
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) throw new PassingError(`it did not answer within ${timeoutMs} ms`);
    const reason = networkReason(error);
    throw reason === undefined ? error : new PassingError(reason, undefined, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function read(response: Response): Promise<string> {
  const body = await response.text();
  const { status } = response;
  if (status === 429 || status === 408 || status >= 500) {
    throw new PassingError(`it answered ${status}`, retryAfterMs(response));
  }
  if (status === 413) throw new TooLargeError(`it answered ${status}`);
  if (!response.ok) throw new RefusedError(status, remark(body));
  return body;
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
