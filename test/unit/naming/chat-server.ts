import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';

const requestSchema = v.object({
  model: v.string(),
  messages: v.array(v.object({ role: v.string(), content: v.string() })),
});

/** What was asked of the server. */
export interface AskedChat {
  readonly path: string | undefined;
  readonly model: string;
  readonly prompt: string;
  readonly key: string | undefined;
  /** Ids of the clusters in the prompt. */
  readonly clusters: readonly number[];
}

/** Answers one request in another way than is right. */
export type ChatFault = (asked: AskedChat, response: ServerResponse) => void;

/** A server that speaks OpenAI's `/v1/chat/completions` and names clusters, or fails when it is told to. */
export class ChatServer {
  readonly asked: AskedChat[] = [];
  /** For the next requests, one each. */
  readonly faults: ChatFault[] = [];
  /** For every request. */
  always: ChatFault | undefined;
  private readonly server = createServer(
    (request, response) => void this.answer(request, response),
  );

  /** @param nameOf the name it gives a cluster */
  static async start(nameOf: (cluster: number) => unknown): Promise<ChatServer> {
    const started = new ChatServer(nameOf);
    await new Promise<void>(resolve => started.server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  private constructor(private readonly nameOf: (cluster: number) => unknown) {}

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { model, messages } = v.parse(requestSchema, JSON.parse(await text(request)));
    const prompt = messages.map(({ content }) => content).join('\n');
    const clusters = clustersIn(prompt);
    const { url: path, headers } = request;
    const asked = { path, model, prompt, key: headers.authorization, clusters };
    this.asked.push(asked);
    const fault = this.faults.shift() ?? this.always;
    if (fault !== undefined) fault(asked, response);
    else say(JSON.stringify({ names: this.namesOf(clusters) }))(asked, response);
  }

  private namesOf(clusters: readonly number[]): unknown {
    return clusters.map(cluster => ({ cluster, name: this.nameOf(cluster) }));
  }
}

/** The answer of a model, whatever it says. */
export function say(content: unknown): ChatFault {
  return (_, response) => {
    const message = { role: 'assistant', content };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ object: 'chat.completion', choices: [{ index: 0, message }] }));
  };
}

export function status(code: number, headers: Record<string, string> = {}, body = ''): ChatFault {
  return (_, response) => void response.writeHead(code, headers).end(body);
}

/** Never answers. */
export const silent: ChatFault = (_, response) => void response.writeHead(200).write(' ');

function clustersIn(prompt: string): number[] {
  return prompt
    .split('\n')
    .filter(line => line.startsWith('{"cluster":'))
    .map(line => v.parse(v.object({ cluster: v.number() }), JSON.parse(line)).cluster);
}
