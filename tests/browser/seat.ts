// A seat in the hall: a network card of its own at the hall's switch, whose cable can be pulled.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wholeBrowser } from './chromium.ts';
import { until } from './server.ts';

const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

function run(name: string, ...words: string[]): string {
  return execFileSync(name, words, { encoding: 'utf8', env: { ...process.env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
}

let seats = 1;

export class Seat {
  private constructor(
    /** Its IPv4 address. */
    readonly address: string,
    private readonly port: string,
    private readonly anchor: ChildProcess,
    private readonly folder: string,
  ) {}

  static async take(): Promise<Seat> {
    const number = ++seats;
    // The namespace lives as long as this process, which ends when the pipe to its input closes.
    const anchor = spawn('unshare', ['--net', 'cat'], { stdio: ['pipe', 'ignore', 'inherit'], env: { ...process.env, PATH } });
    const pid = String(anchor.pid);
    const own = run('readlink', '/proc/self/ns/net');
    await until('the seat has a network of its own', 5_000, () =>
      run('readlink', `/proc/${pid}/ns/net`) === own ? undefined : true,
    );
    const [port, address] = [`seat${number}`, `10.77.0.${100 + number}`];
    run('ip', 'link', 'add', port, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', pid);
    // No address comes by itself seconds later: browsers in the hall would take it for another network and drop what they load.
    run('ip', 'link', 'set', 'dev', port, 'addrgenmode', 'none');
    run('ip', 'link', 'set', port, 'master', 'hall', 'up');
    const inside = (...words: string[]): string => run('nsenter', '--target', pid, '--net', 'ip', ...words);
    inside('link', 'set', 'lo', 'up');
    inside('address', 'add', `${address}/24`, 'dev', 'eth0');
    inside('link', 'set', 'dev', 'eth0', 'addrgenmode', 'none');
    inside('link', 'set', 'eth0', 'up');
    inside('route', 'add', '224.0.0.0/4', 'dev', 'eth0');
    return new Seat(address, port, anchor, mkdtempSync(join(tmpdir(), 'lanista-seat-')));
  }

  /** A program that starts the browser at this seat, for `startBrowser`. */
  get browser(): string {
    const file = join(this.folder, 'chromium');
    writeFileSync(file, `#!/bin/sh\nexec nsenter --target ${this.anchor.pid} --net '${wholeBrowser()}' "$@"\n`);
    chmodSync(file, 0o755);
    return file;
  }

  /** Pulls the cable: the device sees that its link is gone, as when Wi-Fi drops. */
  cut(): void {
    run('ip', 'link', 'set', this.port, 'down');
  }

  /** Plugs it in again. */
  mend(): void {
    run('ip', 'link', 'set', this.port, 'up');
    if (this.isAddressed) return;
    this.inside('address', 'add', `${this.address}/24`, 'dev', 'eth0');
    this.isAddressed = true;
  }

  /** The system takes the address away, as it does some seconds after the Wi-Fi went: idle connections end, new ones fail at once. */
  forget(): void {
    this.inside('address', 'flush', 'dev', 'eth0');
    this.isAddressed = false;
  }

  private isAddressed = true;

  private inside(...words: string[]): void {
    run('nsenter', '--target', String(this.anchor.pid), '--net', 'ip', ...words);
  }

  /** Drops what the device sends while it still hears the hall: a half-open connection that neither end is told of. */
  mute(): void {
    run('nft', `add table netdev ${this.port}`);
    run('nft', `add chain netdev ${this.port} in { type filter hook ingress device ${this.port} priority 0 ; policy drop ; }`);
  }

  /** Lets it speak again. */
  unmute(): void {
    run('nft', `delete table netdev ${this.port}`);
  }

  leave(): void {
    this.anchor.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
