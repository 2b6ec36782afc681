import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { PassingError, RefusedError, requestRefused } from '../embed/endpoint/endpoint-error.ts';
import { hostOf, type EndpointPlace } from '../embed/endpoint/endpoint-place.ts';
import { postJson } from '../embed/endpoint/ask-server.ts';
import { HumanError } from '../errors.ts';
import type { Chat } from './suggest-names.ts';

/** A server that speaks OpenAI's `/v1/chat/completions`. */
export type ChatPlace = Pick<EndpointPlace, 'url' | 'model' | 'key'>;

const answerSchema = v.object({
  choices: v.pipe(
    v.array(v.object({ message: v.object({ content: v.string() }) })),
    v.minLength(1),
  ),
});

/** A language model behind an endpoint; errors are HumanError `endpoint-key` or `endpoint-refused`. */
export function endpointChat(place: ChatPlace): Chat {
  const host = hostOf(place);
  return {
    name: host,
    ask: async (prompt, timeoutMs, signal) => {
      const content = {
        model: place.model,
        messages: [{ role: 'user', content: prompt }],
        stream: false,
      };
      try {
        return textOf(await postJson(place, '/chat/completions', content, timeoutMs, signal));
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        const { status, said, aboutKey } = error;
        throw aboutKey ? chatKeyRefused(host, status) : requestRefused(host, status, said);
      }
    },
  };
}

function textOf(body: string): string {
  try {
    return v.parse(answerSchema, JSON.parse(body)).choices[0]?.message.content ?? '';
  } catch (error) {
    throw new PassingError('its answer cannot be read', undefined, { cause: error });
  }
}

function chatKeyRefused(host: string, status: number): HumanError {
  return new HumanError(
    'endpoint-key',
    t(
      '{0} refused the key ({1}). Choose "Endpoint…" in "Suggest names…" to give another one, or set the variable {2} on the command line.',
      host,
      status,
      'INSTRUCTION_CLUSTERS_API_KEY',
    ),
  );
}
