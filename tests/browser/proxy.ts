// A proxy between a page and the server, as in a hall with an old one: it passes questions on, and sockets only when it is told to.
import { type IncomingMessage, type Server as HttpServer, createServer, request } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { hallAddress } from './server.ts';

export class Proxy {
  /** Whether it lets sockets through. */
  isOpen = false;
  private readonly held = new Set<Duplex>();

  private constructor(
    private readonly server: HttpServer,
    private readonly port: number,
  ) {}

  /** Before the server at `port` of this machine. */
  static async before(port: number): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server, port);
    server.on('connection', (socket) => proxy.hold(socket));
    server.on('request', (asked, answer) => {
      const passed = request({ host: hallAddress(), port, method: asked.method, path: asked.url, headers: proxy.headers(asked) }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      answer.on('close', () => passed.destroy());
      asked.pipe(passed);
    });
    server.on('upgrade', (asked, socket: Duplex, head) => proxy.upgrade(asked, socket, head));
    await new Promise<void>((done) => server.listen(0, hallAddress(), done));
    return proxy;
  }

  /** The address of `path` as pages behind the proxy see it. */
  at(path: string): string {
    return `http://${hallAddress()}:${(this.server.address() as AddressInfo).port}${path}`;
  }

  /** Tears everything that is on its way. */
  cut(): void {
    for (const socket of this.held) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }

  private hold(socket: Duplex): void {
    this.held.add(socket);
    socket.on('close', () => this.held.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  private headers(asked: IncomingMessage): Record<string, string | string[]> {
    const host = `${hallAddress()}:${this.port}`;
    const headers: Record<string, string | string[]> = { ...(asked.headers as Record<string, string | string[]>), host };
    if (headers['origin'] !== undefined) headers['origin'] = `http://${host}`;
    return headers;
  }

  private upgrade(asked: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.isOpen) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const on: Socket = connect(this.port, hallAddress(), () => {
      const lines = Object.entries(this.headers(asked)).map(([name, value]) => `${name}: ${String(value)}`);
      on.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      on.write(head);
      on.pipe(socket);
      socket.pipe(on);
    });
    this.hold(on);
    socket.on('close', () => on.destroy());
    on.on('close', () => socket.destroy());
  }
}
