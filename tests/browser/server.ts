// The real `lanista` program serving a gathering: started, killed and started again on the same port.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the server writes to its ready file once it listens. */
export interface Ready {
  readonly port: number;
  /** The one-time address that lets the first desk in. */
  readonly desk_url: string;
}

export interface ServerOptions {
  /** The gathering to serve; without one, a new file in a folder that vanishes with the server. */
  readonly file?: string;
  /** Further words for `lanista serve`. */
  readonly words?: readonly string[];
}

/** The address of this machine in the hall, as tests/hall.sh lays it out. */
export function hallAddress(): string {
  const address = process.env['LANISTA_HALL'];
  if (!address) throw new Error('no hall: start the specs through tests/hall.sh, or with `cargo xtask test --only browser`');
  return address;
}

/** The program in the environment variable `name`, which `cargo xtask test` builds and sets. */
export function program(name: 'LANISTA_BIN' | 'LANISTA_DESKTOP_BIN'): string {
  const path = process.env[name];
  if (!path || !existsSync(path)) throw new Error(`${name} names no program: ${path ?? 'not set'}`);
  return path;
}

/** Resolves to the first answer of `ask` that is neither undefined nor an error; gives up after `limit` ms. */
export async function until<T>(what: string, limit: number, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + limit;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${limit} ms${last ? `: ${String(last)}` : ''}`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

export class Server {
  private words: string[] = [];

  private constructor(
    /** The gathering's file. */
    readonly file: string,
    private readonly folder: string,
    private readonly options: ServerOptions,
    private child: ChildProcess,
    private state: Ready,
  ) {}

  static async start(options: ServerOptions = {}): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), 'lanista-venue-'));
    const file = options.file ?? join(folder, 'gathering.lanista');
    const server = new Server(file, folder, options, undefined as never, { port: 0, desk_url: '' });
    await server.begin(0);
    return server;
  }

  get ready(): Ready {
    return this.state;
  }

  /** What the server has written so far, both streams together. */
  get said(): string {
    return this.words.join('');
  }

  /** The address of `path` as the hall sees it. */
  at(path: string): string {
    return `http://${hallAddress()}:${this.state.port}${path}`;
  }

  /** SIGKILL, as when the plug is pulled from the program. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts again on the same file and the same port. */
  async again(): Promise<void> {
    await this.begin(this.state.port);
  }

  /** Ctrl+C; removes the folder. Throws when the server does not end by itself. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await this.end('SIGINT');
      if (this.child.exitCode !== 0) throw new Error(`the server ended with ${this.child.exitCode ?? this.child.signalCode}\n${this.said}`);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(port: number): Promise<void> {
    const readyFile = join(this.folder, 'ready.json');
    rmSync(readyFile, { force: true });
    const words = ['serve', this.file, '--listen', `${hallAddress()}:${port}`, '--no-mdns', '--ready-file', readyFile];
    this.child = spawn(program('LANISTA_BIN'), [...words, ...(this.options.words ?? [])], { stdio: ['ignore', 'pipe', 'pipe'] });
    const child = this.child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => this.words.push(bytes.toString()));
    let failure: Error | undefined;
    child.on('error', (error) => (failure = error));
    process.once('exit', () => child.kill('SIGKILL'));
    let ended = false;
    this.state = await until('the server listens', 20_000, () => {
      ended = failure !== undefined || child.exitCode !== null || child.signalCode !== null;
      if (ended) return this.state;
      return JSON.parse(readFileSync(readyFile, 'utf8')) as Ready;
    });
    if (ended) throw new Error(`the server did not start: ${failure ?? `exit code ${child.exitCode}`}\n${this.said}`);
  }

  private async end(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await gone;
    clearTimeout(patience);
  }
}
