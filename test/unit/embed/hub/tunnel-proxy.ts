import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** An HTTP proxy that leads every host to one port of this machine. */
export class TunnelProxy {
  /** Host and port of every tunnel. */
  readonly asked: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer();

  private constructor(port: number) {
    this.server.on('connect', ({ url = '' }, socket: Socket, head) => {
      this.asked.push(url);
      const target = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      for (const end of [socket, target]) {
        this.sockets.add(end);
        end.on('error', () => end.destroy());
      }
    });
  }

  static async start(port: string): Promise<TunnelProxy> {
    const proxy = new TunnelProxy(Number(port));
    await new Promise<void>(resolve => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise(resolve => this.server.close(resolve));
  }
}
