// Where the desk is: the address after the hash, so that everything has a link and Back works.
import { leaving } from './leaving.svelte';

export const PAGES = ['overview', 'tournaments', 'arrivals', 'floor', 'matches', 'drafts', 'screens', 'producer', 'devices', 'journal', 'files', 'settings'] as const;
export type Page = (typeof PAGES)[number];
export const TABS = ['bracket', 'rounds', 'groups', 'ladder', 'heats', 'list', 'standings', 'entrants', 'seeding', 'import', 'earlier', 'format', 'drafting', 'closing'] as const;
export type Tab = (typeof TABS)[number];

/** What stands beside the list of drafts, and beside the floor. */
export const PARTS = ['formats', 'pools', 'history', 'statistics', 'caster', 'caller', 'list'] as const;

export interface Place {
  readonly page: Page;
  /** Of a tournament. */
  readonly tournament?: number | undefined;
  readonly tab?: Tab | undefined;
  /** Which of the tournament's stages, from 1; without it the one that is played. */
  readonly stage?: number | undefined;
  /** Of the page of drafts, or of the floor. */
  readonly part?: (typeof PARTS)[number] | undefined;
  /** Which round of it. */
  readonly round?: number | undefined;
  /** The match in the inspector. */
  readonly match?: number | undefined;
  /** The entrant whose way is lit. */
  readonly entrant?: number | undefined;
  /** A form for a new tournament is open. */
  readonly fresh?: boolean | undefined;
  /** The entry after which everything is shown as it was; 0 is now. Left out, an address stays where the desk is. */
  readonly at?: number | undefined;
  /** The matches stand on a board instead of in a table; on the floor, that of stations and time. */
  readonly board?: boolean | undefined;
}

/** Reads `#/tournaments/3/bracket?match=120`; anything else is the Overview. */
export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [first, second, third] = path.split('/');
  const page = PAGES.find((known) => known === first) ?? 'overview';
  const asked = new URLSearchParams(query);
  const number = (text: string | null | undefined): number | undefined => (text && /^\d{1,9}$/.test(text) ? Number(text) : undefined);
  return {
    page,
    tournament: page === 'tournaments' || page === 'arrivals' || page === 'files' ? number(second) : undefined,
    tab: page === 'tournaments' ? TABS.find((known) => known === third) : undefined,
    part: page === 'drafts' || page === 'floor' ? PARTS.find((known) => known === second && (known === 'caller' || known === 'list') === (page === 'floor')) : undefined,
    stage: number(asked.get('stage')),
    round: number(asked.get('round')),
    match: number(asked.get('match')),
    entrant: number(asked.get('entrant')),
    fresh: asked.has('new'),
    at: number(asked.get('at')),
    board: asked.has('board'),
  };
}

/** The address of a place. Whoever looks at the past stays there from page to page. */
export function addressOf(place: Place): string {
  const asked = new URLSearchParams();
  const at = place.at ?? here.place.at;
  if (place.stage !== undefined) asked.set('stage', String(place.stage));
  if (place.round !== undefined) asked.set('round', String(place.round));
  if (place.match !== undefined) asked.set('match', String(place.match));
  if (place.entrant !== undefined) asked.set('entrant', String(place.entrant));
  if (place.fresh) asked.set('new', '1');
  if (at) asked.set('at', String(at));
  if (place.board) asked.set('board', '1');
  const path = place.part ? `${place.page}/${place.part}` : place.tournament === undefined ? place.page : `${place.page}/${place.tournament}${place.tab ? `/${place.tab}` : ''}`;
  const query = asked.toString();
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

/** Whether only the place within the same page changes. */
const isSamePage = (one: Place, other: Place): boolean => one.page === other.page && one.part === other.part && one.tournament === other.tournament && (one.at ?? 0) === (other.at ?? 0);

/** Apart from the class, since addresses are written while it comes to be. */
class Here {
  place = $state.raw<Place>(readPlace(location.hash));
}
const here = new Here();

class Route {
  constructor() {
    addEventListener('hashchange', () => {
      const place = readPlace(location.hash);
      if (!leaving.isUnsaved || isSamePage(place, here.place)) {
        here.place = place;
        return;
      }
      // The address is that of what is shown, until somebody agrees.
      const address = location.hash;
      history.replaceState(history.state, '', this.#shown);
      leaving.before(() => {
        location.hash = address;
        here.place = place;
      });
    });
  }

  /** The address of what is shown. */
  get #shown(): string {
    return addressOf({ ...here.place, at: here.place.at ?? 0 });
  }

  get here(): Place {
    return here.place;
  }

  go(place: Place): void {
    const address = addressOf(place);
    const next = { ...place, at: readPlace(address).at };
    const go = (): void => {
      location.hash = address;
      here.place = next;
    };
    if (isSamePage(next, here.place)) go();
    else leaving.before(go);
  }

  /** Looks at the same page after another entry, or now, without a step in the history. */
  look(at: number | undefined): void {
    const place = { ...this.here, at: at ?? 0 };
    leaving.before(() => {
      history.replaceState(history.state, '', addressOf(place));
      here.place = { ...place, at };
    });
  }

  /** Selects within the page without a step in the history. */
  select(part: Pick<Place, 'match' | 'entrant' | 'round' | 'board'>): void {
    const place = { ...this.here, ...part };
    history.replaceState(history.state, '', addressOf(place));
    here.place = place;
  }
}

export const route = new Route();
