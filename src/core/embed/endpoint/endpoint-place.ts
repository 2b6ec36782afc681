import { createHash } from 'node:crypto';
import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';

/** A server that speaks OpenAI's `/v1/embeddings`, such as TEI, vLLM, Ollama or llama.cpp. */
export interface EndpointPlace {
  /** Without `/embeddings`, such as `https://api.openai.com/v1`. */
  readonly url: string;
  readonly model: string;
  /** Goes to this server alone; undefined when it asks for none. */
  readonly key?: string | undefined;
  /** Stands before every text. */
  readonly prefix: string;
  /** A longer text is cut. */
  readonly maxCharacters: number;
}

/** Raised when the same answers would become other vectors than before. */
const version = 1;

/** The server that gets the texts, as a person knows it: name and port. */
export function hostOf({ url }: Pick<EndpointPlace, 'url'>): string {
  return new URL(url).host;
}

/** Whether the server is on this very machine. */
export function isLocal({ url }: Pick<EndpointPlace, 'url'>): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

/** How runs call an endpoint. */
export function endpointId(place: Pick<EndpointPlace, 'url' | 'model'>): string {
  return `${hostOf(place)}/${place.model}`;
}

/** What names the vectors of an endpoint in runs and in the cache. */
export function endpointIdentity(place: EndpointPlace): {
  readonly id: string;
  readonly revision: string;
} {
  const { url, model, prefix, maxCharacters } = place;
  const parts = JSON.stringify([version, url, model, prefix, maxCharacters]);
  return {
    id: endpointId(place),
    revision: createHash('sha256').update(parts).digest('hex'),
  };
}

/**
 * Reads `URL#MODEL`, such as `http://localhost:11434/v1#nomic-embed-text`.
 * @throws HumanError `model-name`
 */
export function parseEndpoint(text: string): Pick<EndpointPlace, 'url' | 'model'> {
  const [address = '', ...rest] = text.split('#');
  const model = rest.join('#').trim();
  const url = endpointUrl(address);
  if (url === undefined || model === '') {
    throw new HumanError(
      'model-name',
      t('"{0}" names no endpoint. Write its address, # and the model: {1}.', text, example),
    );
  }
  return { url, model };
}

/** An address without what every endpoint has at its end; undefined when it is none. */
export function endpointUrl(text: string): string | undefined {
  const url = text
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/(?:embeddings|chat\/completions)$/, '');
  return /^https?:/i.test(url) && URL.canParse(url) ? url : undefined;
}

const example = 'http://localhost:11434/v1#nomic-embed-text';
