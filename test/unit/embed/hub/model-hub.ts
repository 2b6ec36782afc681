import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Speaks the protocol of the Hugging Face hub, for one model. */
export class ModelHub {
  readonly asked: {
    readonly path: string;
    readonly range: string | undefined;
    readonly token: string | undefined;
  }[] = [];
  revision = 'abcdef1';
  /** Bytes of a file after which the connection breaks; once. */
  breakAfter: number | undefined;
  /** Bytes of a file after which no more are sent as long as it is set. */
  holdAfter: number | undefined;
  wrong = false;
  /** Answers with it instead of a file. */
  status: number | undefined;
  /** Where the files really are, as the hub's are in another place than their descriptions. */
  elsewhere: string | undefined;
  private readonly server = createServer((request, response) => this.answer(request, response));

  private constructor(
    private readonly id: string,
    /** By name. */
    private readonly files: Readonly<Record<string, Buffer>>,
  ) {}

  static async start(id: string, files: Readonly<Record<string, Buffer>>): Promise<ModelHub> {
    const hub = new ModelHub(id, files);
    await new Promise<void>(resolve => hub.server.listen(0, '127.0.0.1', resolve));
    return hub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    this.asked.push({ path: url, range: headers.range, token: headers.authorization });
    if (url === `/api/models/${this.id}?blobs=true`) {
      const siblings = Object.entries(this.files).map(([rfilename, bytes]) => ({
        rfilename,
        size: bytes.length,
        lfs: { sha256: createHash('sha256').update(bytes).digest('hex') },
      }));
      response.end(JSON.stringify({ sha: this.revision, siblings }));
      return;
    }
    const bytes = this.files[url.replace(`/${this.id}/resolve/${this.revision}/`, '')];
    if (bytes === undefined) response.writeHead(404).end();
    else if (this.status !== undefined) response.writeHead(this.status).end();
    else if (this.elsewhere !== undefined) {
      response.writeHead(302, { location: `${this.elsewhere}${url}` }).end();
    } else this.send(bytes, headers.range, response);
  }

  private send(bytes: Buffer, range: string | undefined, response: ServerResponse): void {
    const start = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    if (start > bytes.length) {
      response.writeHead(416).end();
      return;
    }
    const rest = this.wrong ? Buffer.alloc(bytes.length - start, 'x') : bytes.subarray(start);
    response.writeHead(range === undefined ? 200 : 206, { 'content-length': rest.length });
    const { breakAfter, holdAfter } = this;
    if (holdAfter !== undefined && rest.length >= holdAfter) {
      response.write(rest.subarray(0, holdAfter));
    } else if (breakAfter !== undefined && rest.length >= breakAfter) {
      response.write(rest.subarray(0, breakAfter), () => void response.destroy());
      this.breakAfter = undefined;
    } else {
      response.end(rest);
    }
  }
}
