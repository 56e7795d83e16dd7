// The air between this room and the server: another network behind an emulated link that delays, loses, falls silent.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program, type Ready, until } from './server.ts';

/** What the link does to a packet: milliseconds and percent. */
export interface Weather {
  readonly delay?: number;
  readonly jitter?: number;
  readonly loss?: number;
  readonly down?: 0 | 1;
}

const EMULATOR = process.env['LANISTA_LINK_EMULATOR'] ?? fileURLToPath(new URL('../../../shared/tools/link_emulator.py', import.meta.url));
const NET = '10.78.0';
const HERE = `${NET}.1`;
const THERE = `${NET}.2`;
const PORT = 7420;

/** Whether the emulator is here; it is not part of the repository. Says so loudly where it is not. */
export function isAirHere(): boolean {
  if (existsSync(EMULATOR)) return true;
  console.error(`SKIPPED: the link emulator is not here: ${EMULATOR}`);
  return false;
}

const ip = (...words: string[]): void => void execFileSync('ip', words);

/** The other network with a server in it. */
export class Air {
  readonly origin = `http://${THERE}:${PORT}`;
  readonly file: string;
  ready: Ready = { port: PORT, desk_url: '' };
  private server: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly emulator: ChildProcess,
    private readonly weather: string,
  ) {
    this.file = join(folder, 'gathering.lanista');
  }

  static async open(): Promise<Air> {
    const folder = mkdtempSync(join(tmpdir(), 'lanista-air-'));
    const weather = join(folder, 'weather');
    writeFileSync(weather, '');
    const [near, far] = [`near${process.pid}`, `far${process.pid}`];
    ip('netns', 'add', far);
    ip('netns', 'attach', near, String(process.pid));
    const emulator = spawn('python3', [EMULATOR, near, 'air', far, 'air', weather], { stdio: ['ignore', 'pipe', 'inherit'] });
    process.once('exit', () => emulator.kill('SIGKILL'));
    await new Promise((resolve) => emulator.stdout?.once('data', resolve));
    for (const [name, address] of [[near, HERE], [far, THERE]] as const) {
      ip('-n', name, 'address', 'add', `${address}/24`, 'dev', 'air');
      ip('-n', name, 'link', 'set', 'air', 'up');
      ip('-n', name, 'link', 'set', 'lo', 'up');
    }
    // An address that is taken away does not take the others of its network along.
    ip('netns', 'exec', far, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/conf/all/promote_secondaries');
    const air = new Air(folder, emulator, weather);
    await air.serve();
    return air;
  }

  /** The weather changes at once. */
  is(next: Weather): void {
    const lines = Object.entries({ delay: 0, jitter: 0, loss: 0, down: 0, ...next }).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(this.weather, lines.join(''));
    this.emulator.kill('SIGHUP');
  }

  /** Pulls the plug of the server and starts it again, which nobody here hears of while the air is silent. */
  async plug(): Promise<void> {
    const gone = new Promise((resolve) => this.server?.once('exit', resolve));
    this.server?.kill('SIGKILL');
    await gone;
    await this.serve();
  }

  /** Gives the server's machine an address, or takes one away; `last` is its last number. */
  address(what: 'add' | 'del', last: number): void {
    ip('-n', `far${process.pid}`, 'address', what, `${NET}.${last}/24`, 'dev', 'air');
  }

  /** Ends the server in good order, so that its file may be read. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await gone;
    this.emulator.kill('SIGKILL');
    ip('netns', 'del', `far${process.pid}`);
    ip('netns', 'del', `near${process.pid}`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async serve(): Promise<void> {
    const ready = join(this.folder, 'ready.json');
    rmSync(ready, { force: true });
    const words = ['netns', 'exec', `far${process.pid}`, program('LANISTA_BIN'), 'serve', this.file, '--no-mdns', '--ready-file', ready];
    const server = spawn('ip', words, { stdio: 'ignore' });
    process.once('exit', () => server.kill('SIGKILL'));
    this.server = server;
    this.ready = await until('the server listens', 20_000, () => JSON.parse(readFileSync(ready, 'utf8')) as Ready);
  }
}
