// Which topics a page follows, and what of them is here: subscribing, counting followers, gaps, documents that went unseen.
import type { Json } from '../board/patch';
import type { ClientFrame } from '../wire/ClientFrame';
import type { ServerFrame } from '../wire/ServerFrame';
import { covers, Documents, NO_SUCH_VERSION } from './documents';
import { TIMES } from './settings';

/** Names in one `sub`, far below the limit of a message. */
const SUB_NAMES = 256;
/** Names that a hello carries at most: a server reads no more than 4 kB of whom it does not know yet. */
const HELLO_NAMES = 24;

type Shared = Extract<ServerFrame, { t: 'snap' | 'patch' | 'gone' }>;

/** The followed topics of one page, over as many links as it takes. */
export class Follows {
  readonly documents: Documents;
  readonly #post: (frame: ClientFrame) => void;
  /** Followers by name. */
  readonly #followed = new Map<string, number>();
  /** Names that the present link was asked for. */
  readonly #subscribed = new Set<string>();
  /** Names that were given up on the present link: news of them may still be on their way. */
  readonly #givenUp = new Set<string>();
  /** Topics with a gap, whose whole document was asked for. */
  readonly #missing = new Set<string>();
  /** Topics that were heard of on the present link. */
  readonly #heard = new Set<string>();
  #doubt: ReturnType<typeof setTimeout> | null = null;
  /** Topics that look new and may be old, until they are asked for once more. */
  readonly #unchecked = new Set<string>();
  #check: ReturnType<typeof setTimeout> | null = null;
  #isOpen = false;

  constructor(documents: Documents, post: (frame: ClientFrame) => void) {
    this.documents = documents;
    this.#post = post;
  }

  /** What a hello asks for already, with the versions that are here: one round trip less until the page is up to date. */
  greeting(): Record<string, number> {
    const names = [...this.#followed.keys()].slice(0, HELLO_NAMES);
    for (const name of names) this.#subscribed.add(name);
    return Object.fromEntries(names.map((name) => [name, this.documents.version(name)]));
  }

  /** The link is up and may be asked for topics. */
  opened(): void {
    this.#isOpen = true;
    this.#subscribe([...this.#followed.keys()]);
    if (this.#doubt) clearTimeout(this.#doubt);
    this.#doubt = setTimeout(() => this.#askDoubtful(), TIMES.doubt);
  }

  /** The link is gone. The documents stay until newer ones come. */
  closed(): void {
    this.#isOpen = false;
    this.#subscribed.clear();
    this.#givenUp.clear();
    this.#unchecked.clear();
    this.#missing.clear();
    this.#heard.clear();
    if (this.#doubt) clearTimeout(this.#doubt);
    if (this.#check) clearTimeout(this.#check);
    this.#check = null;
  }

  /** Follows names or prefixes (ending with `/`) until the returned function is called. Counted by name. */
  follow(names: readonly string[]): () => void {
    const fresh: string[] = [];
    for (const name of names) {
      const count = this.#followed.get(name) ?? 0;
      this.#followed.set(name, count + 1);
      if (count === 0) fresh.push(name);
    }
    this.#subscribe(fresh);
    let isFollowing = true;
    return () => {
      if (!isFollowing) return;
      isFollowing = false;
      setTimeout(() => this.#unfollow(names), TIMES.linger);
    };
  }

  /** Takes in what the server says of a topic. */
  take(frame: Shared): void {
    const { topic } = frame;
    // On its way when the last follower left: it would stay here for ever, and age.
    if (!this.#isFollowed(topic)) return;
    this.#heard.add(topic);
    if (this.documents.get(topic) === undefined) this.#checkLater(topic);
    if (frame.t === 'patch') return this.#takePatch(frame);
    this.#missing.delete(topic);
    if (frame.t === 'gone') this.documents.gone(topic);
    else this.documents.snap(topic, frame.v, frame.doc as Json);
  }

  #takePatch({ topic, from, v, patch }: Extract<Shared, { t: 'patch' }>): void {
    if (this.#missing.has(topic) || this.documents.patch(topic, from, v, patch as Json) === 'taken') return;
    this.#missing.add(topic);
    this.#subscribed.add(topic);
    this.#sub([[topic, 0]]);
  }

  #isFollowed(topic: string): boolean {
    for (const name of this.#followed.keys()) if (covers(name, topic)) return true;
    return false;
  }

  #unfollow(names: readonly string[]): void {
    for (const name of names) {
      const count = this.#followed.get(name) ?? 0;
      if (count > 1) this.#followed.set(name, count - 1);
      else this.#followed.delete(name);
    }
    const isLeft = (topic: string): boolean => !this.#isFollowed(topic);
    const left = [...this.#subscribed].filter((name) => !this.#followed.has(name) && isLeft(name));
    for (const name of left) {
      this.#subscribed.delete(name);
      this.#givenUp.add(name);
    }
    if (left.length > 0) this.#post({ t: 'unsub', topics: left });
    for (const topic of this.documents.topics()) if (isLeft(topic)) this.documents.gone(topic);
  }

  /** Asks for names with the versions that are here; everything under a prefix comes anew. */
  #subscribe(names: readonly string[]): void {
    if (!this.#isOpen) return;
    const wanted = names.filter((name) => !this.#subscribed.has(name));
    for (const name of wanted) this.#subscribed.add(name);
    this.#sub(wanted.map((name) => [name, this.documents.version(name)]));
  }

  /**
   * What was on its way when a name was given up may come after it, a part of it or more than it is followed again, and looks new;
   * the server told nobody that it went meanwhile. So it is asked for once more by name: with the version that is here, the server
   * says only what is not so.
   */
  #checkLater(topic: string): void {
    if (![...this.#givenUp].some((name) => covers(name, topic))) return;
    this.#unchecked.add(topic);
    this.#check ??= setTimeout(() => {
      this.#check = null;
      const topics = this.documents.topics().filter((one) => this.#unchecked.has(one) && this.#isFollowed(one));
      this.#unchecked.clear();
      for (const one of topics) this.#subscribed.add(one);
      this.#sub(topics.map((one) => [one, this.documents.version(one) || NO_SUCH_VERSION]));
    }, TIMES.doubt);
  }

  #sub(wanted: readonly (readonly [name: string, version: number])[]): void {
    for (let i = 0; i < wanted.length; i += SUB_NAMES) this.#post({ t: 'sub', topics: Object.fromEntries(wanted.slice(i, i + SUB_NAMES)) });
  }

  /**
   * A document that went while there was no link is not mentioned by the server under its prefix, nor in another
   * epoch. What nobody spoke of for a while is asked for by name, with a version that no document has.
   */
  #askDoubtful(): void {
    const isNamed = (topic: string): boolean => this.#subscribed.has(topic) && this.documents.version(topic) > 0;
    const doubtful = this.documents.topics().filter((topic) => !this.#heard.has(topic) && !isNamed(topic));
    for (const topic of doubtful) this.#subscribed.add(topic);
    this.#sub(doubtful.map((topic) => [topic, NO_SUCH_VERSION]));
  }
}
