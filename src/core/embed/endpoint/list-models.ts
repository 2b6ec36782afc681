import * as v from 'valibot';
import { endpointUnreachable, isNotThere, keyRefused, RefusedError } from './endpoint-error.ts';
import { getJson } from './ask-server.ts';
import { hostOf, type EndpointPlace } from './endpoint-place.ts';

const answerSchema = v.object({ data: v.array(v.object({ id: v.string() })) });
/** A person waits for the list. */
const timeoutMs = 10_000;

/**
 * The models that an endpoint says it has; no text is sent.
 * @returns none when it does not say
 * @throws HumanError `endpoint-unreachable` or `endpoint-key`; the abort reason
 */
export async function listModels(
  place: Pick<EndpointPlace, 'url' | 'key'>,
  signal: AbortSignal,
): Promise<string[]> {
  try {
    const answer = v.safeParse(
      answerSchema,
      JSON.parse(await getJson(place, '/models', timeoutMs, signal)),
    );
    return answer.success ? answer.output.data.map(({ id }) => id) : [];
  } catch (error) {
    signal.throwIfAborted();
    const host = hostOf(place);
    if (isNotThere(error)) throw endpointUnreachable(host, error.message, error);
    if (error instanceof RefusedError && error.aboutKey) throw keyRefused(host, error.status);
    return [];
  }
}
