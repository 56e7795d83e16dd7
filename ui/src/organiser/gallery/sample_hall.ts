// A sample hall as documents of the protocol: tournaments at different points, stations, tablets, screens, a journal.
import { wireGroup } from '../pure/cards';
import { bestOf } from '../pure/format';
import { draw, play } from '../../gallery/sample';
import { sampleForecast, samplePlan } from './sample_day';
import { furnish, produce, sampleDispatch } from './sample_floor';
import { samplePortraits } from './sample_shelf';
import type { DeviceView } from '../../wire/DeviceView';
import type { EntrantView } from '../../wire/EntrantView';
import type { EntryView } from '../../wire/EntryView';
import type { Format } from '../../wire/Format';
import type { MatchCard } from '../../wire/MatchCard';
import type { RoundView } from '../../wire/RoundView';
import type { SlotView } from '../../wire/SlotView';
import type { StageKind } from '../../wire/StageKind';
import type { StateView } from '../../wire/StateView';
import type { StationView } from '../../wire/StationView';

export const NOW = Date.UTC(2026, 10, 21, 14, 52);
const MINUTE = 60_000;
const CLUBS = ['Hafen', 'Nordlicht e.V.', 'Łódź', null, null];

const KIND = (kind: 'single' | 'double'): StageKind => (kind === 'single' ? { kind, third_place: true, groups: 1, distribution: 'snake' } : { kind, grand_final: 'reset_if_needed', drops: 'start_gg', groups: 1, distribution: 'snake' });
const FORMAT = (kind: 'single' | 'double'): Format => ({
  stages: [{ name: '', kind: KIND(kind), usual: bestOf(3), exceptions: [{ group: kind === 'single' ? 'upper' : 'final', from_end: 0, series: bestOf(5) }], intake: { kind: 'field' } }],
  rule: { kind: 'winner_only' }, vocabulary: 'neutral',
});

function stateOf(state: string): StateView {
  if (state === 'done') return 'over';
  if (state === 'silent') return 'live';
  return state as StateView;
}

/** All documents by topic. `size` is how many play in the first tournament. */
export function sampleDocs(size: number): Map<string, unknown> {
  const docs = new Map<string, unknown>();
  const open: Record<number, Record<number, MatchCard>> = {};
  const stations: Record<number, StationView> = {};
  for (let number = 1; number <= 24; number += 1) stations[number] = { number, name: number === 1 ? 'Stage' : '' };
  const tournaments: Record<number, object> = {};
  const holders = new Map<number, number>();
  let busy = 0;

  const make = (id: number, name: string, title: string, kind: 'single' | 'double', entrants: number, share: number | null): void => {
    const stage = id * 10;
    const base = id * 10_000;
    const sample = draw(kind, entrants);
    const cards = share === null ? null : play(sample, share);
    const seeds = Array.from({ length: entrants }, (_, i) => i + 1);
    for (const seed of seeds) {
      const text = (sample.names[(seed - 1) % sample.names.length] ?? 'Entrant') + (seed > sample.names.length ? ` ${Math.ceil(seed / sample.names.length)}` : '');
      const entrant: EntrantView = { id: base + seed, name: text, short_name: [...text].slice(0, 16).join('').trim(), tag: [...text.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 4).join('').toUpperCase(), seed, roster: id === 1 ? ['Ida', 'Ben', 'Jule', 'Kaya', 'Nils'] : [text], ...(seed % 3 === 0 ? { people: [{ nation: ['DE', 'PT', 'FR'][seed % 7 % 3] ?? 'DE', name: 'Maximiliane von Hohenzollern-Sigmaringen' }] } : {}), ...(id === 1 ? { people: [{ nation: 'DE', seat: 'B7' }, { nation: 'PT' }, {}, {}, { name: 'Nils Maximilian Öztürk-Wiśniewski' }], legal: [{ name: 'Ida Müller' }, {}, { name: 'Juliane Freifrau von und zu Guttenberg-Hohenlohe' }, {}, { name: 'Nils Maximilian Öztürk-Wiśniewski', shown: true }], captain: 2, members: ([{ kind: 'player', position: 1 }, { kind: 'player', position: 2 }, { kind: 'player' }, { kind: 'substitute' }, { kind: 'coach' }] as const).map((post, i) => ({ person: i + 1, post })) } : {}) };
      const club = CLUBS[seed % CLUBS.length];
      if (club) entrant.club = club;
      if (seed % 3 !== 0) entrant.seat = `${String.fromCharCode(65 + (seed % 8))} ${String(seed).padStart(2, '0')}`;
      const topic = `tournament/${id}/entrants/${Math.floor((base + seed) / 64)}`;
      const view = (docs.get(topic) ?? { entrants: {} }) as { entrants: Record<number, EntrantView> };
      view.entrants[base + seed] = entrant;
      docs.set(topic, view);
    }
    let over = 0;
    let live = 0;
    let all = 0;
    if (cards) {
      const rounds: Record<string, RoundView> = {};
      const last = new Map<string, number>();
      for (const match of sample.shape.matches) last.set(match.group, Math.max(last.get(match.group) ?? 0, match.round));
      const numbers = new Map(sample.shape.matches.map((match) => [match.id, cards.get(match.id)?.no ?? 0]));
      const byNumber = new Map([...numbers].map(([match, number]) => [number, match]));
      for (const match of sample.shape.matches) {
        const card = cards.get(match.id);
        if (!card) continue;
        const group = wireGroup(match.group);
        const drawnState = stateOf(card.state);
        const state: StateView = share === 0 && drawnState !== 'bye' && drawnState !== 'undecided' ? 'ready' : drawnState;
        const slot = (given: typeof card.home): SlotView => {
          if (given.kind === 'bye') return { kind: 'bye' };
          if (given.kind === 'taken') return { kind: 'taken', entrant: base + given.seed, seed: given.seed };
          const number = Number(/\d+/.exec(given.text)?.[0] ?? 0);
          return { kind: 'undecided', from: given.text.startsWith('Loser') ? 'loser' : 'winner', number, match: base + (byNumber.get(number) ?? 0) };
        };
        const score = (given: typeof card.home): number => (given.kind === 'taken' ? (given.score ?? 0) : 0);
        const made: MatchCard = {
          id: base + match.id, tournament: id, stage, group, round: match.round, from_end: (last.get(match.group) ?? 1) - match.round, position: match.position, state,
          slots: { home: slot(card.home), away: slot(card.away) }, score: share === 0 ? { home: 0, away: 0 } : { home: score(card.home), away: score(card.away) }, needed: 2, most_games: 3, rev: 3,
          ...(card.no === null ? {} : { number: card.no }),
        };
        if (match.winnerTo) made.winner_to = { match: base + match.winnerTo.match, side: match.winnerTo.side };
        if (match.loserTo) made.loser_to = { match: base + match.loserTo.match, side: match.loserTo.side };
        if (state === 'over') {
          made.winner = made.score.home > made.score.away ? 'home' : 'away';
          made.ending = 'played';
          over += 1;
        } else if (state !== 'undecided' && state !== 'bye' && state !== 'not_due') {
          made.since = NOW - ((made.id * 7) % 14) * MINUTE - 20_000;
          if (state !== 'ready' && busy < 19) {
            busy += 1;
            made.station = busy;
            const spot = stations[busy];
            if (spot) spot.match = made.id;
          }
          if (state === 'called' && made.since != null) made.call = { since: made.since, last: made.since + 180_000, until: made.since + 300_000 };
          if (state === 'called' && made.id % 2 === 0) made.here = { home: true, away: false };
          if (state === 'reported') made.report = { score: made.score, winner: 'home', ending: 'played', by: 'Tablet 04, Aylin', ...(id === 1 ? { waits_for: 'desk' as const } : { waits_for: 'away' as const, due: NOW + 102_000 }) };
          if (state === 'disputed') made.report = { score: made.score, winner: 'home', ending: 'played', by: 'Heap of Trouble', waits_for: 'away', note: 'Game 3 was ours, the sides were swapped when it was entered. We have a photo of the end screen.', disputed_by: 'Copper Wolves' };
          if (state === 'live') {
            live += 1;
            made.holder = 1 + (live % 13);
            holders.set(made.holder, made.id);
            made.game = { number: made.score.home + made.score.away + 1, score: { home: 9, away: 11 } };
          }
          const part = Math.floor(made.id / 64);
          if (share !== 0) (open[part] ??= {})[made.id] = made;
        }
        if (card.no !== null) all += 1;
        const key = `${group}/${match.round}`;
        const round = (rounds[key] ??= { group, round: match.round, from_end: made.from_end, series: bestOf(3), parts: 1, matches: 0, over: 0, live: 0 });
        if (card.no !== null) round.matches += 1;
        if (state === 'over') round.over += 1;
        if (state === 'live') round.live += 1;
        const topic = `stage/${stage}/round/${group}/${match.round}/${Math.floor(match.position / 64)}`;
        const view = (docs.get(topic) ?? { matches: {} }) as { matches: Record<number, MatchCard> };
        view.matches[made.id] = made;
        docs.set(topic, view);
      }
      docs.set(`stage/${stage}`, { id: stage, tournament: id, published: share !== 0, entrants, index: 0, name: '', kind: KIND(kind), format: FORMAT(kind), groups: 1, hidden: share === 0, pairable: false, adjusted: [], rounds, over: share === 1 });
      docs.set(`stage/${stage}/standing/0`, { rows: Object.fromEntries(seeds.slice(0, 64).map((seed, i) => [i, { entrant: base + seed, seed, won: (seed * 3) % 4, lost: seed % 3, group: 1, fate: 'open', gone: false, values: [], ...(i > entrants / 3 ? { place: Math.ceil(i / 4) * 4 + 1 } : {}) }])) });
    }
    tournaments[id] = { id, name, title, format: FORMAT(kind), entrants, ...(id === 2 ? { closing: { organiser: true, head_judge: false, handed: 1, prizes: 4 } } : {}), stages: cards ? [stage] : [], phase: cards === null ? 'setup' : share === 0 ? 'drawn' : share === 1 ? 'over' : 'running', matches: all, over, live };
  };
  make(1, 'Dota 2 Captains', 'Dota 2', 'double', size, 0.42);
  make(2, 'StarCraft II', 'StarCraft II', 'single', 64, 0.75);
  make(3, 'Street Fighter 6', 'Street Fighter 6', 'double', 24, 0);
  make(4, 'Counter-Strike 2 mit einem sehr langen Namen für den Samstagabend', 'Counter-Strike 2', 'single', 16, null);

  for (const [part, matches] of Object.entries(open)) docs.set(`open/${part}`, { matches });
  docs.set('gathering', { name: 'NorthSea LAN 22', tournaments });
  furnish(stations, NOW);
  const rounds = [...docs].filter(([topic]) => topic.includes('/round/')).flatMap(([, view]) => Object.values((view as { matches: Record<number, MatchCard> }).matches));
  produce(stations, rounds);
  docs.set('floor', { stations });
  docs.set('dispatch', sampleDispatch(Object.values(open).flatMap((cards) => Object.values(cards)), stations, NOW));
  docs.set('forecast', sampleForecast(NOW));
  docs.set('plan', samplePlan(docs, stations, NOW));
  docs.set('devices', devices(holders));
  docs.set('screens', {
    screens: Object.fromEntries<unknown>([
      ...[[11, 'scorebug', { kind: 'number' }, true], [12, 'lower_third', { kind: 'blank' }, true], [13, 'draft', { kind: 'number' }, false]].map(([number, overlay, layout, up]): [number, unknown] => [Number(number), { number, token: `o${String(number)}`, name: '', layout, overlay, rev: number === 11 ? 0 : 310, link: { up, seen: up ? NOW : NOW - 95_000, rtt: 3 } }]),
      ...[[1, 'Projector, hall', { kind: 'bracket', stage: 10 }, true], [2, 'Stage left', { kind: 'match', match: [...holders.values()][0] ?? 0 }, true], [3, 'Entrance', { kind: 'bracket', stage: 20 }, true],
      [4, 'Bar', { kind: 'standings', stage: 10 }, false], [5, 'Stage right', { kind: 'blank' }, true], [6, '', { kind: 'number' }, true],
      [7, 'Corridor to the tournament area, at the door', { kind: 'playlist', playlist: 1 }, true], [8, 'Caster desk', { kind: 'matches', matches: [] }, true],
    ].map(([number, name, layout, up]): [number, unknown] => [Number(number), {
      number, token: `t${String(number)}`, name, layout, rev: 300 + Number(number), ...(number === 3 || number === 7 ? { groups: ['Entrance', 'Hall'] } : number === 1 ? { groups: ['Hall'], sight: { height: 300, distance: 2_800 } } : {}), ...(number === 5 ? { frozen: NOW - 130_000 } : {}),
      link: { up, seen: up ? NOW : NOW - 38_000, rtt: 9, health: { rev: number === 8 || number === 4 ? 290 : 300 + Number(number), ...(number === 4 || number === 5 ? { layout: { kind: 'bracket', stage: 10 } } : number === 8 ? { layout: { kind: 'schedule' } } : {}), size: number === 1 ? { width: 3840, height: 2160 } : { width: 1920, height: 1080 } } },
      }]),
    ]),
    playlists: {
      1: { name: 'Corridor, all day', entries: [{ layout: { kind: 'calls' }, shown: { kind: 'while_last_call' } }, { layout: { kind: 'bracket', stage: 10 }, shown: { kind: 'pages', pages: 6 } }, { layout: { kind: 'station', station: 3 }, shown: { kind: 'while_deciding', station: 3 } }, { layout: { kind: 'standings', stage: 20 }, shown: { kind: 'seconds', seconds: 30 } }, { layout: { kind: 'clock', title: 'Lunch' }, shown: { kind: 'between', from: 720, to: 780 } }, { layout: { kind: 'sponsors' }, shown: { kind: 'seconds', seconds: 24 } }] },
      2: { name: 'Stage', entries: [{ layout: { kind: 'playlist', playlist: 1 }, shown: { kind: 'seconds', seconds: 60 } }] },
    },
  });
  docs.set('help', { calls: { 3: { id: 3, help: 'technician', match: 10_029, number: 29, station: 6, note: 'The left monitor flickers', by: 'Tablet 03, Håkon', device: 'd3', since: NOW - 74_000 } } });
  docs.set('server', {
    version: '0.1.0', file: '/home/lena/NorthSea LAN 22.lanista', port: 7420, local_name: 'lanista.local', fingerprint: 'kTq0x7gJ2mB4pVfZ', overlay_key: 'Yq3m0-nKx7dVb2_sLh8wTA',
    addresses: { '192.168.10.2': { address: '192.168.10.2', interface: 'enp3s0', listening: true, loopback: false, unlikely: 0 }, '10.0.4.17': { address: '10.0.4.17', interface: 'wlp2s0', listening: true, loopback: false, unlikely: 0 }, '127.0.0.1': { address: '127.0.0.1', interface: 'lo', listening: true, loopback: true, unlikely: 0 } },
    reached: { '192.168.10.2': { connected: NOW + 3_000, page: NOW + 3_200, linked: NOW + 3_600, from: '192.168.10.51' } },
    crowded: { '192.168.10.254': { allowed: 256, is_raised: false, refused: 41, last: NOW - 20_000 }, '10.0.4.1': { allowed: 1024, is_raised: true, refused: 0 } },
    warnings: { name_taken: 'Another machine is called lanista.local, so this one is lanista-2.local.' }, copied: NOW - 40_000, portraits: samplePortraits(),
    themes: { folder: '/home/lena/themes', is_there: true, names: ['gold', 'night'], faults: [{ file: 'neon.json', text: 'It is no theme: unknown field `script`, expected one of `colours`, `tournaments`, `animation`, `safe_area`, `corners`, `font` at line 1 column 9.' }] },
    webhooks: {
      a1: { id: 'a1', address: 'http://streampc.local:9000/hook', events: ['result', 'call'], state: 'idle', delivered: 214, failures: 0, at: NOW - 31_000, answer: 'answered 204' },
      b2: { id: 'b2', address: 'http://192.168.10.61:8080/api/integrations/lanista/results?key=north-sea-lan', events: ['result', 'score', 'call', 'dispute', 'stage', 'message'], state: 'retrying', delivered: 18, failures: 3, retry: NOW + 4_000, at: NOW - 3_000, answer: 'answered 500' },
      c3: { id: 'c3', address: 'http://10.0.4.33/lights', events: ['message'], state: 'paused', delivered: 0, failures: 12, retry: NOW + 240_000, at: NOW - 61_000, answer: 'not reached: connection refused' },
    },
  });
  const texts = ['Match 46 called to station 18', 'Demo Dads 1 : 3 Low Five, match 15', 'Tablet 04 took match 26', 'Game 2 of match 26 to Null Pointers', 'Match 22 held: waits for a ruling', 'Screen 4 shows standings', 'Bracket of StarCraft II published', 'Lots drawn for Street Fighter 6', 'Entrant 서울 타이거즈 added to Dota 2 Captains'];
  const entries: Record<number, EntryView> = {};
  texts.forEach((text, i) => { entries[412 - i] = { seq: 412 - i, at: NOW - i * 70_000, kind: 'call_match', text, author: i % 2 ? 'Tablet 04, Aylin' : 'Desk 1, Lena', taken_back: i === 5 }; });
  docs.set('journal', { head: 100_412, last_step: 412, entries, last_by: { 15: entries[412] } });
  return docs;
}

function devices(holders: ReadonlyMap<number, number>): object {
  const names = ['Mareike', 'Piotr', 'Håkon', 'Aylin', 'Дарья', 'Chi', 'Jana', 'Bastian', 'Tobias', 'Elif', 'Noor', 'Jonas', 'Leïla', 'Wiebke'];
  const list: Record<string, DeviceView> = { desk: { id: 'desk', number: 15, name: 'Lena', role: 'desk', scope: { kind: 'everything' }, revoked: false, admitted: NOW, link: { up: true, seen: NOW, rtt: 2, waiting: 0 } } };
  names.forEach((name, i) => {
    const number = i + 1;
    const isLost = number === 7;
    const match = holders.get(number);
    list[`d${number}`] = {
      id: `d${number}`, number, name, role: 'judge', revoked: false, admitted: NOW,
      scope: i % 4 === 0 ? { kind: 'tournament', tournament: 1 } : { kind: 'stations', from: 1 + i * 2, to: 2 + i * 2 },
      link: { up: !isLost, seen: isLost ? NOW - 134_000 : NOW, rtt: number === 9 ? 124 : 8 + ((i * 5) % 14), waiting: number === 9 ? 2 : 0, address: `192.168.10.${20 + number}`, carrier: number === 6 ? 'events' : 'socket', build: number === 12 ? '99e0f1aa' : 'a1b2c3d4', health: { page: match === undefined ? 'pick' : 'match', seq: 380 + number, ...(number === 10 ? {} : { battery: { level: number === 3 ? 8 : number === 5 ? 21 : 95 - i * 4, charging: number === 8 } }) } },
      ...(match === undefined ? {} : { match }),
    };
  });
  const programs = [['Stream tool', 'caster', 4_000, 18_204], ['Ergebnisdienst der Nordseeliga, Abteilung Dota', 'judge', 5_400_000, 12], ['Light board', 'desk', 0, 0]] as const;
  programs.forEach(([name, role, ago, requests], i) => {
    list[`p${i}`] = {
      id: `p${i}`, number: 30 + i, name, role, revoked: false, admitted: NOW - 7_200_000, scope: i === 1 ? { kind: 'tournament', tournament: 1 } : { kind: 'everything' }, link: { up: false },
      program: ago === 0 ? { requests } : { requests, used: NOW - ago, address: `192.168.10.${60 + i}` },
    };
  });
  return {
    devices: list, phones: 118, alarms: {},
    waiting: { w1: { id: 'w1', name: 'Ömer', role: 'judge', scope: { kind: 'stations', from: 9, to: 12 }, code: '482915', since: NOW - 25_000, address: '192.168.10.77' } },
    enrolments: Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`e${i + 1}`, { id: `e${i + 1}`, role: 'judge', scope: { kind: 'everything' }, name: '', expires: NOW + 216_000 }])),
  };
}
