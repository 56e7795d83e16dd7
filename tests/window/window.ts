// Drives the native window through WebKitWebDriver, on a display that nobody sees.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { program, until } from '../browser/server.ts';

/** The key under which the WebDriver standard names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Where a gathering is served unless it chose another port. */
export const PORT = 7420;
export const HEALTH = `http://127.0.0.1:${PORT}/health`;
/** Keys, as the WebDriver standard writes them. */
export const ENTER = '\uE007';
export const ESCAPE = '\uE00C';

/** XPath of the button with that text. */
export const button = (text: string): string => `//button[contains(., "${text}")]`;
/** XPath of that text in the line which says where one is. */
export const crumb = (text: string): string => `//nav//a[contains(., "${text}")]`;

/** Whether an element takes a place on the page and is not hidden. */
const SEEN = `const box = arguments[0].getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(arguments[0]).visibility === 'visible';`;

export class Window {
  private constructor(
    private readonly driver: string,
    private readonly session: string,
    private readonly started: ChildProcess[],
    private readonly env: NodeJS.ProcessEnv,
    /** The program's data, as on the person's own disk. */
    readonly home: string,
    private readonly isOwnHome: boolean,
  ) {}

  /** Opens the window with `words` for `lanista`. Without `home`, its data live in a folder that vanishes with it. */
  static async open(words: readonly string[] = [], kept?: string): Promise<Window> {
    const binary = program('LANISTA_DESKTOP_BIN');
    const home = kept ?? mkdtempSync(join(tmpdir(), 'lanista-window-'));
    const started: ChildProcess[] = [];
    try {
      const display = await startDisplay(started);
      const port = await freePort();
      const env = {
        ...process.env,
        ...homes(home),
        DISPLAY: display,
        GDK_BACKEND: 'x11',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        // Without these two, creating the session hangs.
        TAURI_AUTOMATION: 'true',
        TAURI_WEBVIEW_AUTOMATION: 'true',
      };
      const driverWords = ['--', 'WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`];
      started.push(spawn('dbus-run-session', driverWords, { env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] }));
      const driver = `http://127.0.0.1:${port}`;
      await until('WebKitWebDriver answers', 10_000, async () => ((await fetch(`${driver}/status`)).ok ? true : undefined));
      const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: words } } };
      const created = await call(driver, 'POST', '/session', { capabilities });
      return new Window(driver, (created as { sessionId: string }).sessionId, started, env, home, kept === undefined);
    } catch (error) {
      end(started);
      if (kept === undefined) rmSync(home, { recursive: true, force: true });
      throw error;
    }
  }

  /** Runs the body of a function in the page; `words` are its `arguments`. */
  async execute<T>(body: string, ...words: unknown[]): Promise<T> {
    return (await this.call('POST', '/execute/sync', { script: body, args: words })) as T;
  }

  /** Runs the body of an async function in the page and waits for what it returns. */
  async ask<T>(body: string, ...words: unknown[]): Promise<T> {
    const script = `const done = arguments[arguments.length - 1];
      (async (...words) => { ${body} })(...[...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: error?.message ?? error?.error ?? String(error) }));`;
    const answer = (await this.call('POST', '/execute/async', { script, args: words })) as { value: T; error?: unknown };
    if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  }

  /** Calls a native command, as the page does. */
  async command<T>(name: string, values: Record<string, unknown> = {}): Promise<T> {
    return this.ask<T>('return window.__TAURI_INTERNALS__.invoke(words[0], words[1])', name, values);
  }

  /** Waits until an element with that CSS selector, or XPath if it begins with a slash, is there and is seen. */
  async find(selector: string, limit = 10_000): Promise<string> {
    const using = selector.startsWith('/') ? 'xpath' : 'css selector';
    return until(`${selector} is seen`, limit, async () => {
      const found = (await this.call('POST', '/element', { using, value: selector })) as Record<string, string>;
      const id = found[ELEMENT];
      // The driver's own `displayed` is wrong about text that is cut with an ellipsis.
      return id && (await this.execute<boolean>(SEEN, found)) ? id : undefined;
    });
  }

  async click(selector: string): Promise<void> {
    await this.call('POST', `/element/${await this.find(selector)}/click`, {});
  }

  async type(selector: string, text: string): Promise<void> {
    await this.call('POST', `/element/${await this.find(selector)}/value`, { text });
  }

  async text(selector: string): Promise<string> {
    return this.execute<string>('return arguments[0].textContent', { [ELEMENT]: await this.find(selector) });
  }

  async title(): Promise<string> {
    return (await this.call('GET', '/title')) as string;
  }

  async reload(): Promise<void> {
    await this.call('POST', '/refresh', {});
  }

  /** Takes the picture `name` when `cargo xtask pictures` asks for pictures. */
  async picture(name: string): Promise<void> {
    const folder = process.env['LANISTA_PICTURES'];
    if (!folder) return;
    mkdirSync(resolve(folder), { recursive: true });
    const picture = (await this.call('GET', '/screenshot')) as string;
    writeFileSync(join(resolve(folder), `${name}.png`), Buffer.from(picture, 'base64'));
  }

  /** Starts `lanista` once more for the same person, with `words`; its exit code. */
  async again(words: readonly string[] = []): Promise<number | null> {
    const second = spawn(program('LANISTA_DESKTOP_BIN'), words, { env: this.env, stdio: ['ignore', 'inherit', 'inherit'] });
    this.started.push(second);
    return new Promise((done) => second.once('exit', (code) => done(code)));
  }

  /** The process of `lanista` itself, or of its page. */
  process(name: 'lanista' | 'WebKitWebProcess'): number | undefined {
    const binary = name === 'lanista' ? program('LANISTA_DESKTOP_BIN') : name;
    return processes().find(({ words, home }) => home === this.home && (words[0] ?? '').endsWith(binary))?.id;
  }

  /** Connections to `port` of this machine that are up, each by the port at its other end. */
  links(port: number): string[] {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1);
    return lines.map((line) => line.trim().split(/\s+/)).flatMap(([, local, remote, state]) => (state === '01' && remote === `0100007F:${hex}` ? [local ?? ''] : []));
  }

  /** Ends the window as the power cut does, or as the system asks for it; waits until it is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const id = this.process('lanista');
    if (id === undefined) throw new Error('the window is not there');
    process.kill(id, signal);
    await until(`the window ends after ${signal}`, 20_000, () => (this.process('lanista') === undefined ? true : undefined));
  }

  async close(): Promise<void> {
    await this.call('DELETE', '').catch(() => undefined);
    end(this.started);
    if (this.isOwnHome) rmSync(this.home, { recursive: true, force: true });
  }

  private call(method: string, path: string, body?: unknown): Promise<unknown> {
    return call(this.driver, method, `/session/${this.session}${path}`, body);
  }
}

/** One call of the WebDriver protocol; its `value`, or its error as an exception. */
async function call(driver: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(driver + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(30_000),
  });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

/** Every folder in which the program could remember something, inside `home`. */
function homes(home: string): Record<string, string> {
  const inside = (name: string): string => join(home, name);
  return { HOME: home, XDG_DATA_HOME: inside('data'), XDG_CONFIG_HOME: inside('config'), XDG_CACHE_HOME: inside('cache') };
}

/** Starts Xvfb on a display number of its own choice. */
async function startDisplay(started: ChildProcess[]): Promise<string> {
  const words = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', words, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  started.push(xvfb);
  let number = '';
  let failure: Error | undefined;
  xvfb.on('error', (error) => (failure = error));
  xvfb.stdio[3]?.on('data', (bytes: Buffer) => (number += bytes.toString()));
  await until('Xvfb is up', 10_000, () => (failure || number.endsWith('\n') ? true : undefined));
  if (failure) throw failure;
  return `:${number.trim()}`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const bound = probe.address();
  await new Promise((done) => probe.close(done));
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return bound.port;
}

/** All processes, with the home that they were given. */
function processes(): { id: number; words: string[]; home: string | undefined }[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.flatMap((id) => {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      const env = readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
      return [{ id: Number(id), words, home: env.find((line) => line.startsWith('HOME='))?.slice(5) }];
    } catch {
      return [];
    }
  });
}

/** Ends the process groups that we started, the last first. */
function end(started: ChildProcess[]): void {
  for (const child of started.reverse()) {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}
