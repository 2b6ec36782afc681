import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';

const requestSchema = v.object({ model: v.string(), input: v.array(v.string()) });

/** What was asked of the server. */
export interface Asked {
  readonly model: string;
  readonly input: readonly string[];
  readonly key: string | undefined;
}

/** Answers one request in another way than is right; what it leaves alone is answered rightly. */
export type Fault = (asked: Asked, response: ServerResponse) => void;

export const dimensions = 3;

/** The right vector of a text, of no particular length. */
export function vectorOf(text: string): number[] {
  return Array.from({ length: dimensions }, (_, d) => 1 + text.length + (text.charCodeAt(d) || 0));
}

/** A server that speaks OpenAI's `/v1/embeddings`, and fails when it is told to. */
export class EmbeddingServer {
  readonly asked: Asked[] = [];
  /** For the next requests, one each. */
  readonly faults: Fault[] = [];
  /** What it says it has. */
  models: readonly string[] = ['chatty', 'tiny-embed'];
  /** Without it nothing is answered. */
  key: string | undefined;
  /** For every request. */
  limit: Fault | undefined;
  private readonly server = createServer(
    (request, response) => void this.answer(request, response),
  );

  static async start(): Promise<EmbeddingServer> {
    const started = new EmbeddingServer();
    await new Promise<void>(resolve => started.server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authorization } = request.headers;
    if (this.key !== undefined && authorization !== `Bearer ${this.key}`) {
      response.writeHead(401).end();
      return;
    }
    if (request.url === '/v1/models') {
      response.end(JSON.stringify({ data: this.models.map(id => ({ id })) }));
      return;
    }
    if (request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    const body = v.parse(requestSchema, JSON.parse(await text(request)));
    const asked = { ...body, key: authorization };
    this.asked.push(asked);
    this.faults.shift()?.(asked, response);
    if (!response.writableEnded && !response.destroyed) this.limit?.(asked, response);
    if (response.writableEnded || response.destroyed || response.headersSent) return;
    if (request.url !== '/v1/embeddings') status(404)(asked, response);
    else send(response, body.input.map(vectorOf));
  }
}

export function status(code: number, headers: Record<string, string> = {}, body = ''): Fault {
  return (_, response) => void response.writeHead(code, headers).end(body);
}

/** Right but for what `change` does to the vectors. */
export function changed(change: (vectors: unknown[][]) => unknown[][]): Fault {
  return ({ input }, response) => {
    send(response, change(input.map(vectorOf)));
  };
}

/** The last text first, as a server may: each vector has its index. */
export const reversed: Fault = ({ input }, response) => {
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
  response.end(JSON.stringify({ data: data.toReversed() }));
};

/** Breaks off in the middle of an answer. */
export const truncated: Fault = (_, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"data":[{"emb', () => void response.destroy());
};

/** An answer that is complete and no JSON. */
export const garbled: Fault = (_, response) => void response.end('{"data":[{"embedding":[NaN]}]}');

/** Never answers. */
export const silent: Fault = (_, response) => void response.writeHead(200).write(' ');

function send(response: ServerResponse, vectors: readonly (readonly unknown[])[]): void {
  const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }));
  response.end(JSON.stringify({ object: 'list', data }));
}
