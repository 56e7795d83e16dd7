// Links without a socket: frames come down as events or question by question, and go up by post, one letter at a time.
import type { Carrier } from './core';

/** Frames in one letter, and characters of them, far below the limit of a request. */
const FRAMES = 64;
const CHARACTERS = 100_000;
/** What a socket says when it was torn. */
const TORN = 1006;

type Ended = (code: number) => void;

/** What an answer of another kind than the expected one means for the link. */
class NoLink extends Error {}

async function answered(address: string, how: RequestInit): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-store', credentials: 'omit', ...how });
  if (!answer.ok) throw new NoLink(`${answer.status}`);
  return answer;
}

const posted = (body: unknown, signal: AbortSignal): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal });

/** The way up: what is sent while a letter is on its way goes with the next one, so that the order is kept. */
class Upward {
  readonly #address: string;
  readonly #signal: AbortSignal;
  readonly #ended: Ended;
  #waiting: string[] = [];
  #isOnItsWay = false;

  constructor(address: string, signal: AbortSignal, ended: Ended) {
    this.#address = address;
    this.#signal = signal;
    this.#ended = ended;
  }

  send(text: string): void {
    this.#waiting.push(text);
    if (!this.#isOnItsWay) void this.#post();
  }

  async #post(): Promise<void> {
    this.#isOnItsWay = true;
    try {
      while (this.#waiting.length > 0) await answered(this.#address, posted(this.#letter(), this.#signal));
    } catch {
      this.#ended(TORN);
    }
    this.#isOnItsWay = false;
  }

  #letter(): string[] {
    let [count, characters] = [0, 0];
    for (const text of this.#waiting.slice(0, FRAMES)) {
      if (count > 0 && characters + text.length > CHARACTERS) break;
      count += 1;
      characters += text.length;
    }
    return this.#waiting.splice(0, count);
  }
}

/** What both have in common: an end that is told once, and a way up once the link has a name. */
abstract class Posted implements Carrier {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  protected readonly origin: string;
  protected readonly stop = new AbortController();
  #upward: Upward | null = null;

  constructor(origin: string) {
    this.origin = origin;
  }

  protected get isOver(): boolean {
    return this.stop.signal.aborted;
  }

  protected begin(link: string): string {
    const address = `${this.origin}/api/v1/link/${encodeURIComponent(link)}`;
    this.#upward ??= new Upward(address, this.stop.signal, (code) => this.end(code));
    return address;
  }

  protected end(code: number): void {
    if (this.isOver) return;
    this.close();
    this.onclose?.({ code });
  }

  send(text: string): void {
    if (!this.isOver) this.#upward?.send(text);
  }

  close(): void {
    this.stop.abort();
  }
}

/** The name of a link is in its first frame. */
function named(challenge: string): string {
  const frame = JSON.parse(challenge) as { t?: string; nonce?: string };
  if (frame.t !== 'challenge' || typeof frame.nonce !== 'string') throw new NoLink('no challenge');
  return frame.nonce;
}

/** Server-sent events: one answer that does not end. */
export class EventsCarrier extends Posted {
  readonly #source: EventSource;
  #isNamed = false;

  constructor(origin: string) {
    super(origin);
    this.#source = new EventSource(`${origin}/api/v1/link`);
    this.#source.onmessage = ({ data }: MessageEvent<string>) => this.#take(data);
    this.#source.addEventListener('close', (event) => this.end((JSON.parse((event as MessageEvent<string>).data) as { code: number }).code));
    // A browser would begin another stream, which is another link: that is for the page to decide.
    this.#source.onerror = () => this.end(TORN);
  }

  #take(data: string): void {
    if (this.isOver) return;
    try {
      if (!this.#isNamed) this.begin(named(data));
      this.#isNamed = true;
    } catch {
      return this.end(TORN);
    }
    this.onmessage?.({ data });
  }

  override close(): void {
    super.close();
    this.#source.close();
  }
}

interface Fetched {
  readonly last: number;
  readonly frames: readonly string[];
  readonly close: { readonly code: number } | null;
}

/** Questions that wait for their answer: what every browser and every proxy can. */
export class PollCarrier extends Posted {
  constructor(origin: string) {
    super(origin);
    void this.#run().catch(() => this.end(TORN));
  }

  async #run(): Promise<void> {
    const { signal } = this.stop;
    const opened = await answered(`${this.origin}/api/v1/link`, posted({}, signal));
    const { link } = (await opened.json()) as { link: string };
    const address = this.begin(link);
    let last = 0;
    while (!this.isOver) {
      const answer = await answered(`${address}?after=${last}`, { signal });
      const fetched = (await answer.json()) as Fetched;
      ({ last } = fetched);
      for (const data of fetched.frames) if (!this.isOver) this.onmessage?.({ data });
      if (fetched.close) return this.end(fetched.close.code);
    }
  }
}

/** Whether the server answers plain questions, so that only the socket is in somebody's way. */
export async function answersPlainly(origin: string): Promise<boolean> {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), 4_000);
  try {
    return ((await (await answered(`${origin}/health`, { signal: stop.signal })).json()) as { ok?: boolean }).ok === true;
  } catch {
    return false;
  } finally {
    clearTimeout(late);
  }
}
