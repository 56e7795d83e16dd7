// What a caster's page reads, made up: drafts that run, hints, leaders, matches to come; for pictures and checks while developing.
import { CAPTAINS_MODE, draftOf, FORMAT, MAP_VETO, ROSTERS } from '../../board/draft_sample';
import { HEROES, MAPS } from '../../gallery/draft_heroes';
import { sampleHints } from '../../organiser/gallery/sample_finished';
import type { DraftLeaders } from '../../wire/DraftLeaders';
import type { DraftLine } from '../../wire/DraftLine';
import type { DraftView } from '../../wire/DraftView';
import { card, NOW } from '../sample';
import { draftLine } from './drafts';
import { people } from './states';

type Names = 'short' | 'long';

const NAMES = { short: { home: 'Ardent', away: 'Nebelkrähen' }, long: { home: 'The Extraordinarily Patient Gentlemen XI', away: '雷鳴クラブ・ノルトリヒト東京選抜チーム' } } as const;
const DONE = ['abaddon', 'batrider', 'jakiro', 'warlock', 'beastmaster', 'phoenix', 'largo', 'witch-doctor', 'disruptor', 'enigma', 'arc-warden', 'marci', 'invoker'];
const ALL = [...DONE, 'centaur-warrunner', 'tidehunter', 'nyx-assassin', 'lina', 'storm-spirit', 'axe', 'bane', 'chen', 'dazzle', 'luna', 'queen-of-pain'];
const HEROES_OF = ['Axe', 'Keeper of the Light', 'Nature’s Prophet', 'Io', 'Jakiro', 'Lina', 'Magnus', 'Outworld Devourer'];

const leaders = (tournament: string, games: number): DraftLeaders => ({
  tournament, pool: 'Dota 2', games,
  presence: HEROES_OF.map((name, i) => ({ name, n: Math.round(games * (0.92 - i * 0.07)), of: games })),
  wins: HEROES_OF.map((_, i) => ({ name: HEROES_OF[(i * 3 + 1) % 8] ?? '', n: 19 - i, of: 27 - i })),
  bans: HEROES_OF.slice(0, 5).map((_, i) => ({ name: HEROES_OF[7 - i] ?? '', n: Math.round(games * (0.6 - i * 0.08)), of: games })),
});

/** The documents of a state, by their topics. */
export function castDocs(state: string, names: Names): ReadonlyMap<string, unknown> {
  const docs = new Map<string, unknown>();
  const delayed = { ...FORMAT, delay_ms: 120_000 };
  const changes: Partial<DraftView> = { names: NAMES[names], match: 120, number: 30 };
  const view = state === 'done' ? draftOf(CAPTAINS_MODE, ALL, NOW, { ...changes, phase: { kind: 'complete', at: NOW - 4_000 }, open: [], roster: ROSTERS, players: { home: [11, 16, 13, 14, 15], away: [21, 22, 23, 24, 25] } })
    : state === 'places' ? draftOf(MAP_VETO, ['ancient', 'train', 'mirage', 'CT', 'nuke', 'T'], NOW, { ...changes, game: 0, format: { ...FORMAT, name: 'Major veto, best of three', team_size: undefined as unknown as number, sides: ['CT', 'T'] } })
    : draftOf(CAPTAINS_MODE, DONE, NOW, { ...changes, ...(state === 'two' ? { format: delayed } : {}), ...(state === 'held' ? { phase: { kind: 'held', elapsed: 7_000, since: NOW - 72_000, reason: 'Headset of player 3' }, open: [{ side: 'home', seat: 'A', verb: 'pick', left: 1, hidden: false, left_ms: 23_000 }] } : {}) });
  if (state === 'places') delete view.format.team_size;
  const lines: Record<number, DraftLine> = {};
  if (state !== 'lobby' && state !== 'empty') lines[120] = { ...draftLine(names, state === 'done' ? 'complete' : state === 'held' ? 'held' : 'running'), number: 30 };
  if (state === 'done') lines[120] = { ...draftLine(names, 'swapping'), number: 30 };
  if (state === 'two') {
    lines[121] = { ...draftLine(names, 'running'), number: 31, names: { home: 'Kryo Nord', away: 'Salt & Iron' } };
    lines[122] = { ...draftLine(names, 'running'), number: 32, names: { home: 'Halden Foxes', away: 'Żubry Podlasie' } };
  }
  if (state === 'lobby') {
    lines[123] = { ...draftLine(names, 'next'), number: 33 };
    lines[124] = { ...draftLine(names, 'choosing'), number: 34, names: { home: 'Team Ferrum', away: 'Pixelpanzer' } };
  }
  docs.set('drafts', { drafts: lines });
  docs.set('draft/120', view);
  docs.set('pool/1/0', state === 'places' ? MAPS : HEROES);
  if (state !== 'done' && state !== 'places') docs.set('hints/120', sampleHints());
  docs.set('gathering', { name: 'Nordlicht LAN', tournaments: { 3: { id: 3, name: 'Nordlicht Cup' }, 4: { id: 4, name: 'Ancients Open' } } });
  if (state !== 'empty') {
    docs.set('draft_leaders/3', leaders('Nordlicht Cup', 84));
    docs.set('draft_leaders/4', leaders('Ancients Open', 31));
    docs.set('tournament/3/entrants/0', { entrants: people(names) });
    const waiting = [3, 4, 5, 6, 7, 8].map((home, i) => card({ id: 130 + i, number: 36 + i, state: i < 2 ? 'called' : 'ready', station: i < 2 ? i + 4 : null, from: NOW + i * 900_000, holder: null, slots: { home: { kind: 'taken', entrant: home, seed: home }, away: { kind: 'taken', entrant: (home % 9) + 1, seed: 1 } } }));
    docs.set('floor', { stations: { 4: { number: 4, name: '', match: 130, equipment: { kind: 'stream', area: '', address: '', at_once: 1 } } } });
    const [home, away] = [people(names)[3], people(names)[4]];
    docs.set('match/130', { card: waiting[0], tournament_name: 'Nordlicht Cup', entrants: { home: home && { ...home, spoken: names === 'long' ? 'the extra-or-din-ar-ily pay-shent gentle-men the eleventh' : 'kee-ryo nord' }, away } });
    const way = (id: number, rows: readonly (readonly [number, 'won' | 'lost' | 'drawn', number, number, string])[]): void => void docs.set(`way/3/${id}`, { is_in: true, stages: [{ stage: 7, name: '', entrants: 32 }], matches: Object.fromEntries(rows.map(([number, went, own, other, name]) => [100 + number, { number, stage: 7, state: 'over', meets: { kind: 'known', name }, score: [own, other], went }])) });
    way(3, [[2, 'won', 2, 0, 'Team Ferrum'], [9, 'lost', 1, 2, away?.name ?? ''], [14, 'won', 2, 1, 'Żubry Podlasie'], [19, 'won', 2, 0, 'Salt & Iron'], [24, 'lost', 0, 2, 'Kryo Nord'], [28, 'won', 2, 1, 'Pixelpanzer']]);
    way(4, [[3, 'won', 2, 1, 'Halden Foxes'], [9, 'won', 2, 1, home?.name ?? ''], [17, 'lost', 1, 2, 'Kryo Nord']]);
    docs.set('open/2', { matches: Object.fromEntries(waiting.map((one) => [one.id, one])) });
  }
  return docs;
}

export const CASTS: readonly string[] = ['run', 'two', 'held', 'done', 'places', 'lost', 'lobby', 'empty'].map((name) => `cast_${name}`);
