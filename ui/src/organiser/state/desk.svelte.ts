// The desk's picture of the gathering: the documents it follows, what is derived from them, and the one way to act.
import { getContext, setContext } from 'svelte';
import type { Command } from '../../wire/Command';
import type { DevicesView } from '../../wire/DevicesView';
import type { DispatchView } from '../../wire/DispatchView';
import type { DraftsView } from '../../wire/DraftsView';
import type { EntrantView } from '../../wire/EntrantView';
import type { EntrantsView } from '../../wire/EntrantsView';
import type { Expect } from '../../wire/Expect';
import type { FloorView } from '../../wire/FloorView';
import type { ForecastView } from '../../wire/ForecastView';
import type { GatheringView } from '../../wire/GatheringView';
import type { HelpView } from '../../wire/HelpView';
import type { JournalView } from '../../wire/JournalView';
import type { MatchCard } from '../../wire/MatchCard';
import type { MatchView } from '../../wire/MatchView';
import type { MatchesView } from '../../wire/MatchesView';
import type { ScreensView } from '../../wire/ScreensView';
import type { ServerView } from '../../wire/ServerView';
import type { SignUpView } from '../../wire/SignUpView';
import type { StageView } from '../../wire/StageView';
import type { TournamentView } from '../../wire/TournamentView';
import { refusalText } from '../../board/refusal_text';
import { sentenceText } from '../../board/sentence_text';
import { takesMore } from '../pure/floor';
import { isSilent, tasksOf } from '../pure/tasks';
import { t } from '../text';
import type { DeskLink, Outcome } from './link';
import { overlay } from './overlay.svelte';
import { toasts } from './toasts.svelte';

const ALWAYS = ['gathering', 'floor', 'dispatch', 'forecast', 'devices', 'screens', 'server', 'journal', 'help', 'drafts', 'open/', 'tournament/', 'sign_up/'];

/** What a person is told when a command succeeds, and whether they can take it back from there. */
export interface Telling {
  readonly expect?: Expect | undefined;
  readonly done?: string | undefined;
  /** Offers "Take back" in the news, where the rules take such an entry back. */
  readonly back?: boolean | undefined;
  /** Codes of refusals that are told of elsewhere. */
  readonly quietly?: readonly string[] | undefined;
}

export class Desk {
  readonly link: DeskLink;
  /** Origin of the server for files that go over HTTP; empty is this page's own. */
  readonly origin: string;
  /** The server's time, moved on each second. */
  now = $state(0);

  readonly gathering = $derived.by(() => this.link.doc<GatheringView>('gathering'));
  readonly floor = $derived.by(() => Object.values(this.link.doc<FloorView>('floor')?.stations ?? {}).sort((a, b) => a.number - b.number));
  /** Stations that another match can be called to. */
  readonly free = $derived(this.floor.filter(takesMore));
  /** Who can be called next. */
  readonly dispatch = $derived.by(() => this.link.doc<DispatchView>('dispatch'));
  /** How the rest of the day will go. */
  readonly forecast = $derived.by(() => this.link.doc<ForecastView>('forecast'));
  readonly devicesView = $derived.by(() => this.link.doc<DevicesView>('devices'));
  readonly devices = $derived(Object.values(this.devicesView?.devices ?? {}).sort((a, b) => a.number - b.number));
  readonly waiting = $derived(Object.values(this.devicesView?.waiting ?? {}).sort((a, b) => a.since - b.since));
  /** All playlists, by number. */
  readonly playlists = $derived.by(() => this.link.doc<ScreensView>('screens')?.playlists ?? {});
  /** What goes over everything on every screen. */
  readonly alert = $derived.by(() => this.link.doc<ScreensView>('screens')?.alert);
  readonly #allScreens = $derived.by(() => Object.values(this.link.doc<ScreensView>('screens')?.screens ?? {}).sort((a, b) => a.number - b.number));
  /** The screens of the hall. */
  readonly screens = $derived(this.#allScreens.filter(({ overlay }) => overlay === undefined));
  /** Pages that a stream draws: they hang nowhere, and what is done with all screens is not done with them. */
  readonly overlays = $derived(this.#allScreens.filter(({ overlay }) => overlay !== undefined));
  readonly server = $derived.by(() => this.link.doc<ServerView>('server'));
  readonly journal = $derived.by(() => this.link.doc<JournalView>('journal'));
  /** Open calls for help. */
  readonly help = $derived.by(() => Object.values(this.link.doc<HelpView>('help')?.calls ?? {}).sort((a, b) => a.since - b.since));
  readonly drafts = $derived.by(() => this.link.doc<DraftsView>('drafts'));
  readonly tournaments = $derived(Object.values(this.gathering?.tournaments ?? {}).sort((a, b) => a.id - b.id));
  readonly open = $derived.by(() => this.#cards('open/'));
  /** Every entrant of the gathering by id. */
  readonly entrants = $derived.by(() => {
    const all = new Map<number, EntrantView>();
    for (const [topic, view] of this.link.docs<EntrantsView>('tournament/')) {
      if (!topic.includes('/entrants/')) continue;
      for (const entrant of Object.values(view.entrants)) all.set(entrant.id, entrant);
    }
    return all;
  });
  /** Numbers of tablets that do not answer. */
  readonly silent = $derived.by(() => new Set(this.isPast ? [] : this.devices.filter((device) => isSilent(device, this.now)).map((device) => device.number)));
  /** What waits for the desk, most urgent first. */
  readonly tasks = $derived(
    tasksOf({ open: this.open, devices: this.devices, waiting: this.waiting, screens: this.screens, dispatch: this.dispatch, help: this.help, now: this.now }),
  );
  /** What is shown is over: every document is one of the past. */
  readonly isPast = $derived.by(() => this.link.past !== undefined);
  /** The last thing that this desk did and that still holds. */
  readonly mine = $derived.by(() => {
    const standing = this.link.standing;
    return standing?.kind === 'admitted' ? this.journal?.last_by?.[standing.number] : undefined;
  });
  /** The last thing done from this page. */
  #latest = $state<number>();
  /** That one, where it stands for good: what was done before it is not taken back in its place by accident. */
  readonly final = $derived.by(() => {
    const { journal } = this;
    if (this.#latest === undefined || journal === undefined || (this.mine?.seq ?? 0) >= this.#latest) return undefined;
    const entry = journal.entries[this.#latest];
    return entry === undefined || entry.taken_back ? undefined : entry;
  });
  /** The build that the server serves. */
  readonly serverBuild = $derived.by(() => this.link.build.server);
  readonly isLost = $derived.by(() => this.link.lamp !== 'live' && this.link.lamp !== 'slow');
  /** Why nothing can be done now; every button that sends a command shows it. */
  readonly blocked = $derived.by((): string | undefined => {
    if (this.isPast) return t('blocked.past');
    if (this.isLost) return t('blocked.lost');
    const why = this.server?.read_only;
    return why ? t('blocked.read_only', { why }) : undefined;
  });

  constructor(link: DeskLink, origin = '') {
    this.link = link;
    this.origin = origin;
    this.now = link.serverNow();
  }

  /** Follows what every page needs. Returns the end of it. */
  start(): () => void {
    const leave = this.link.follow(ALWAYS);
    const clock = setInterval(() => (this.now = this.link.serverNow()), 1000);
    return () => {
      clearInterval(clock);
      leave();
    };
  }

  tournament(id: number): TournamentView | undefined {
    return this.gathering?.tournaments[id];
  }

  entrantsOf(tournament: number): EntrantView[] {
    const list: EntrantView[] = [];
    for (const view of this.link.docs<EntrantsView>(`tournament/${tournament}/entrants/`).values()) list.push(...Object.values(view.entrants));
    return list.sort((a, b) => a.seed - b.seed);
  }

  /** Who is awaited at the door of a tournament, and who waits for a place; nothing where nothing was said of it. */
  signUp(tournament: number): SignUpView | undefined {
    return this.link.doc<SignUpView>(`sign_up/${tournament}`);
  }

  stage(id: number): StageView | undefined {
    return this.link.doc<StageView>(`stage/${id}`);
  }

  /** All matches of a stage that is followed. */
  stageCards(stage: number): MatchCard[] {
    return this.#cards(`stage/${stage}/round/`);
  }

  /** A match by id, wherever it is followed. */
  card(id: number): MatchCard | undefined {
    const found = this.open.find((card) => card.id === id);
    if (found) return found;
    for (const view of this.link.docs<MatchesView>('stage/').values()) {
      const card = view.matches?.[id];
      if (card) return card;
    }
    return undefined;
  }

  #cards(prefix: string): MatchCard[] {
    const list: MatchCard[] = [];
    for (const view of this.link.docs<MatchesView>(prefix).values()) if (view.matches) list.push(...Object.values(view.matches));
    return list;
  }

  /** Sends a command and tells what came of it. A refusal always becomes news with every reason. */
  async act(command: Command, telling: Telling = {}): Promise<Outcome> {
    const outcome = await this.link.send(command, telling.expect ? { expect: telling.expect } : {});
    if (outcome.kind === 'done') {
      this.#latest = outcome.seq;
      if (telling.done !== undefined) {
        const { seq } = outcome;
        const back = telling.back === true ? { action: t('take_back'), run: () => void this.takeBack(seq), back: seq } : {};
        toasts.show({ kind: 'good', text: telling.done, ...back });
      }
    } else {
      const codes = outcome.kind === 'refused' ? outcome.reasons.map((reason) => reason.code) : [];
      if (codes.some((code) => telling.quietly?.includes(code))) return outcome;
      if (outcome.kind === 'refused' && outcome.state && codes.includes('stale')) this.#offerAgain(command, telling, outcome.state);
      else this.#complain(outcome);
    }
    return outcome;
  }

  #complain(outcome: Outcome): void {
    if (outcome.kind === 'refused') {
      const [first, ...more] = outcome.reasons.map(refusalText);
      toasts.show({ kind: 'bad', text: first ?? t('refused'), detail: more.length > 0 ? more.join(' ') : undefined });
    } else toasts.show({ kind: 'bad', text: t('unsent'), detail: t('unsent.detail') });
  }

  /** Somebody else was faster: says how the match stands now, and offers the same act once more on that. */
  #offerAgain(command: Command, telling: Telling, { card, held }: MatchView): void {
    const who = { number: card.number ?? 0, state: t(`state.${card.state}`), home: card.score.home, away: card.score.away };
    const isScored = card.state !== 'ready' && card.state !== 'called' && card.heat == null;
    toasts.show({
      kind: 'bad',
      text: t('stale', { number: who.number }),
      detail: [t(isScored ? 'stale.scored' : 'stale.now', who), held].filter(Boolean).join(' '),
      action: t('stale.again'),
      run: () => void this.act(command, { ...telling, expect: { match: card.id, rev: card.rev } }),
    });
  }

  /** Whether the rules would take back this entry of the own desk, which is its last. */
  mayTakeBack(seq: number): boolean {
    return this.mine?.seq === seq;
  }

  /** Takes an entry back; without a number, the last thing that this desk did. What rests on it is shown where it cannot be.
   * `again` is what is done again by that, in words. Whether it was. */
  async takeBack(seq?: number, again?: string): Promise<boolean> {
    const { final, mine } = this;
    if (seq === undefined && final !== undefined) {
      const before = mine && { detail: t('take_back.final.before', { text: sentenceText(mine.text) }), action: t('take_back.final.it'), run: () => void this.takeBack(mine.seq) };
      toasts.show({ kind: 'plain', text: t('take_back.final', { text: sentenceText(final.text) }), ...before });
      return false;
    }
    const step = seq ?? mine?.seq;
    if (step === undefined) {
      const { blocked } = this;
      if (blocked === undefined) toasts.show({ kind: 'plain', text: t('take_back.nothing'), detail: t('take_back.nothing.detail') });
      else toasts.show({ kind: 'bad', text: blocked });
      return false;
    }
    const said = this.journal?.entries[step]?.text ?? (this.mine?.seq === step ? this.mine.text : undefined);
    const text = said === undefined ? undefined : sentenceText(said);
    const outcome = await this.link.send({ type: 'take_back', seq: step });
    if (outcome.kind === 'done') {
      this.#latest = undefined;
      // Taking the taking back back is doing it again.
      if (again !== undefined) toasts.show({ kind: 'good', text: t('done_again', { text: again }) });
      else toasts.show({ kind: 'good', text: text === undefined ? t('taken_back') : t('taken_back.what', { text }), action: t('take_back.again'), run: () => void this.takeBack(outcome.seq, text ?? '') });
    } else if (outcome.kind === 'refused' && outcome.reasons.some((reason) => reason.code === 'later_step_depends')) {
      overlay.back(step);
    } else this.#complain(outcome);
    return outcome.kind === 'done';
  }
}

const KEY = Symbol('desk');

export const provideDesk = (desk: Desk): Desk => setContext(KEY, desk);
export const useDesk = (): Desk => getContext<Desk>(KEY);
