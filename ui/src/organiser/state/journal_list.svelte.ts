// The entries of the journal page: fetched piece by piece as somebody scrolls, or searches back.
import { failureText } from '../../board/refusal_text';
import type { EntryRow } from '../../wire/EntryRow';
import type { JournalFilter } from '../../wire/JournalFilter';
import type { DeskLink } from './link';

/** Entries of one question. */
const PAGE = 200;

export class JournalList {
  readonly #link: DeskLink;
  #filter: JournalFilter = {};
  #turn = 0;
  /** Newest first. */
  rows = $state.raw<readonly EntryRow[]>([]);
  /** From where to look on; none at the beginning of the journal. */
  before = $state<number>();
  /** The newest entry when the list was begun or renewed. */
  head = $state(0);
  isLoading = $state(false);
  failure = $state<string>();

  constructor(link: DeskLink) {
    this.#link = link;
  }

  get isWhole(): boolean {
    return this.head > 0 && this.before === undefined;
  }

  /** Begins anew with other entries. The old ones stay until the first new ones have come. */
  begin(filter: JournalFilter): void {
    this.#filter = filter;
    this.#turn += 1;
    this.isLoading = false;
    void this.#seek(undefined, []);
  }

  /** Looks further back, unless it is on its way already. Searches on by itself until something is found. */
  more(): void {
    if (!this.isLoading && this.before !== undefined && this.failure === undefined) void this.#seek(this.before, this.rows);
  }

  again(): void {
    this.failure = undefined;
    if (this.rows.length === 0) this.begin(this.#filter);
    else this.more();
  }

  /** Takes in what was entered since, on top; begins anew where too much was. */
  async renew(): Promise<void> {
    if (this.isLoading) return;
    const turn = this.#turn;
    const answer = await this.#link.ask({ type: 'journal_page', filter: this.#filter, count: PAGE });
    if (turn !== this.#turn || answer.type !== 'journal_page') return;
    const { entries, before, head } = answer.page;
    const top = this.rows[0]?.seq ?? 0;
    const reaches = before === undefined || before <= this.head + 1 || entries.some((row) => row.seq <= top);
    // What was taken back since is told of the old ones too.
    const fresh = new Map(entries.map((row) => [row.seq, row]));
    if (reaches) this.rows = [...entries.filter((row) => row.seq > top), ...this.rows.map((row) => fresh.get(row.seq) ?? row)];
    else {
      this.rows = entries;
      this.before = before;
    }
    this.head = head;
  }

  async #seek(from: number | undefined, known: readonly EntryRow[]): Promise<void> {
    const turn = this.#turn;
    this.isLoading = true;
    let before = from;
    for (;;) {
      const answer = await this.#link.ask({ type: 'journal_page', filter: this.#filter, count: PAGE, ...(before === undefined ? {} : { before }) });
      if (turn !== this.#turn) return;
      if (answer.type !== 'journal_page') {
        this.failure = answer.type === 'failed' ? failureText(answer) : '';
        break;
      }
      const { page } = answer;
      if (before === undefined) this.head = page.head;
      before = page.before;
      this.rows = [...known, ...page.entries];
      this.before = before;
      this.failure = undefined;
      if (page.entries.length > 0 || before === undefined) break;
    }
    this.isLoading = false;
  }
}
