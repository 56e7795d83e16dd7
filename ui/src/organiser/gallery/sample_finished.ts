// Finished drafts in the sample hall: history, figures of forty heroes, pairs, one hero, and hints of a draft that runs.
import { ROSTERS } from '../../board/draft_sample';
import { sampleDraft } from '../../gallery/drafts';
import type { Answer } from '../../wire/Answer';
import type { Ask } from '../../wire/Ask';
import type { DraftHints } from '../../wire/DraftHints';
import type { DraftsTold } from '../../wire/DraftsTold';
import type { FinishedDraft } from '../../wire/FinishedDraft';
import type { HeroLine } from '../../wire/HeroLine';
import type { PairLine } from '../../wire/PairLine';
import type { Share } from '../../wire/Share';
import { wilson } from '../../board/draft_figures';

const NAMES = ['Axe', 'Bane', 'Centaur Warrunner', 'Dark Willow', 'Ember Spirit', 'Faceless Void', 'Gyrocopter', 'Hoodwink', 'Io', 'Jakiro', 'Keeper of the Light', 'Lina', 'Magnus', 'Nature’s Prophet', 'Omniknight', 'Pangolier', 'Queen of Pain', 'Rubick', 'Shadow Demon', 'Tidehunter', 'Undying', 'Vengeful Spirit', 'Weaver', 'Zeus'];
const TEAMS = ['Kryo Nord', 'Salt & Iron', 'The Extraordinarily Patient Gentlemen XI', 'Halden Foxes', 'Żubry Podlasie', '雷鳴クラブ'];
const PLAYERS = ['Ida', 'Maximiliane von der Heide-Ostermann', 'rask', '7eleven', 'Нина', '雷鳴', 'Tove', 'zweiundvierzig'];
const GAMES = 84;
const name = (i: number): string => NAMES[i % NAMES.length] ?? '';
const share = (of: string, n: number, wins: number): Share => ({ name: of, n, wins, ...(n > 0 ? { wilson: wilson(n, wins) } : {}) });
const pair = (i: number, step: number, lift: number): PairLine => ({ first: name(i), second: name(i + step), n: 14 - (i % 9), wins: 8 - (i % 6), expected: 5100 + i * 13, lift });

function line(i: number): HeroLine {
  const picks = Math.max(0, 38 - i * 2 + (i % 3));
  const wins = Math.min(picks, Math.round(picks * (0.35 + ((i * 7) % 30) / 100)));
  return { id: name(i).toLowerCase(), name: name(i), picks, wins, bans: (i * 11) % 40, available: GAMES - (i % 7), firsts: i % 5, blind: Math.floor(picks / 2), counter: Math.ceil(picks / 2), by_side: [[Math.floor(picks / 2), Math.floor(wins / 2)], [Math.ceil(picks / 2), Math.ceil(wins / 2)]], pick_at: 180 + i * 25, ban_at: 400, ...(picks > 0 ? { wilson: wilson(picks, wins), shrunk: Math.round(((wins + 5) / (picks + 10)) * 10_000) } : {}) };
}

const drafted = (i: number, now: number): FinishedDraft => ({
  match: 10026, index: i, game: (i % 3) + 1, tournament: 1, number: 40 - Math.floor(i / 3), format: 'dota2-cm-7.40', pool: 'dota2', ended: now - (i * 47 + 9) * 60_000,
  names: { home: TEAMS[i % 6] ?? '', away: TEAMS[(i + 1) % 6] ?? '' }, first: 'home', ...(i === 1 ? {} : { winner: i % 2 === 0 ? 'home' as const : 'away' as const }),
  picks: { home: [0, 2, 4, 6, 8].map((k) => name(k + i)), away: [1, 3, 5, 7, 9].map((k) => name(k + i)) }, bans: { home: [name(i + 12)], away: [''] },
});

/** Answers what is asked about finished drafts; `?finished=none` has none. */
export function sampleFinished(body: Ask, now: number, which: string | null): Answer | undefined {
  if (body.type !== 'drafts') return undefined;
  const is = which !== 'none' && which !== null;
  const told = (): DraftsTold => {
    const { ask } = body;
    switch (ask.what) {
      case 'choices': return { what: 'choices', choices: { pools: is ? [{ id: 'dota2', name: 'Dota 2', games: GAMES, drafts: 90, patches: ['dota2-cm-7.40 7.40', 'dota2-cm-7.34 7.39'], heroes: Array.from({ length: 40 }, (_, i) => ({ id: `h${i}`, name: name(i) })) }] : [], entrants: TEAMS.map((one, i) => ({ tournament: 1, entrant: i + 1, name: one })) } };
      case 'history': return { what: 'history', history: { total: is ? 90 : 0, drafts: is ? Array.from({ length: 50 }, (_, i) => drafted(i + ask.from, now)) : [] } };
      case 'board': return { what: 'board', board: { ...sampleDraft({ format: 'dota', done: 24, phase: 'complete', now, isOfficial: true, names: [TEAMS[ask.index % 6] ?? '', TEAMS[(ask.index + 1) % 6] ?? ''], match: ask.match }), tournament: 1, roster: ROSTERS } };
      case 'heroes': return { what: 'heroes', figures: { games: GAMES, missed_bans: 7, effective_heroes: 1842, sides: [share('Radiant', GAMES, 45), share('Dire', GAMES, 39)], first: share('', GAMES, 40), heroes: NAMES.map((_, i) => line(i)) } };
      case 'pairs': return { what: 'pairs', pairs: {
        games: GAMES, together: Array.from({ length: 24 }, (_, i) => pair(i, 5, 1400 - i * 110)), against: Array.from({ length: 24 }, (_, i) => pair(i, 7, 1200 - i * 100)),
        roles: ['Carry', 'Disabler', 'Durable', 'Escape', 'Initiator', 'Nuker', 'Pusher', 'Support'].map((role, i) => ({ name: role, mean: 120 + i * 31, deviation: 60 + i * 5 })), archetypes: ['Carry', 'Initiator', 'Nuker', 'Pusher'].map((role, i) => share(role, 40 - i * 9, 21 - i * 5)),
        entrants: TEAMS.map((one, i) => ({ name: one, games: 28 - i, wins: 15 - i, heroes: 40 - i, picks: [0, 1, 2, 3, 4].map((k) => share(name(i + k), 9 - k, 5 - k)), bans: [5, 6, 7].map((k) => share(name(i + k), 12 - k, 0)), banned: [8, 9].map((k) => share(name(i + k), 14 - k, 0)) })),
        players: PLAYERS.map((one, i) => ({ name: one, entrants: [TEAMS[i % TEAMS.length] ?? ''], games: 24 - i * 2, wins: 14 - i, wilson: [3_200 - i * 40, 7_100 - i * 20], heroes: 11 - (i % 5), picks: [0, 1, 2, 3].map((k) => share(name(i * 3 + k), 6 - k, 4 - k)) })),
      } };
      case 'hero': return { what: 'hero', hero: { name: name(2), slots: Array.from({ length: 10 }, (_, i) => share(String(i + 1), 9 - Math.floor(i / 2), 4)), patches: [share('dota2-cm-7.40 7.40', 22, 12), share('dota2-cm-7.34 7.39', 4, 1)], positions: [share('1', 20, 12), share('3', 6, 1)], entrants: TEAMS.slice(0, 4).map((one, i) => share(one, 9 - i, 5 - i)), players: PLAYERS.slice(0, 5).map((one, i) => share(one, 7 - i, 4 - i)), together: Array.from({ length: 6 }, (_, i) => ({ ...pair(i, 4, 900 - i * 300), first: name(2) })), against: Array.from({ length: 6 }, (_, i) => ({ ...pair(i, 6, 800 - i * 300), first: name(2) })) } };
      case 'export': return { what: 'export', text: '', next: null };
    }
  };
  return { type: 'drafts', told: told() };
}

/** Hints of the sample's first draft. */
export const sampleHints = (): DraftHints => ({
  games: GAMES, open_in_all: 103,
  open: Array.from({ length: 18 }, (_, i) => {
    const { picks, wins, bans, wilson: range } = line(i + 3);
    return { name: name(i + 3), picks, wins, bans, ...(range ? { wilson: range } : {}), beside: { home: i % 3 === 0 ? [pair(i, 2, 640)] : [], away: i % 4 === 0 ? [pair(i, 9, -410)] : [] }, facing: { home: i % 5 === 0 ? [pair(i, 3, 220)] : [], away: [] } };
  }),
  by_role: { Carry: [4, 5, 6].map(name), Disabler: [7, 8, 9, 10].map(name), Initiator: [2, 12, 19].map(name), Support: [14, 17, 18, 20].map(name) },
  sides: {
    home: { usual: [0, 1, 2, 3, 4, 5].map((i) => ({ name: name(i), n: 9 - i, wins: 5 - Math.floor(i / 2), open: i % 3 !== 0 })), archetype: 'Initiator', roles: [share('Carry', 1, 0), share('Disabler', 3, 0), share('Initiator', 2, 0)], open_positions: [] },
    away: { usual: [], roles: [share('Support', 2, 0)], open_positions: [] },
  },
  unusual: { above: 8120, n: 84, never_picked: ['Io'], new_pairs: 4, pairs: 9 },
});
