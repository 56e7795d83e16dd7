// Answers about a past of 100,000 entries that never was: pages, the outline, one entry, documents of a moment.
import { covers } from '../../link/documents';
import type { Answer } from '../../wire/Answer';
import type { Ask } from '../../wire/Ask';
import type { EntryRow } from '../../wire/EntryRow';
import type { TakeBack } from '../../wire/TakeBack';
import { NOW } from './sample_hall';

const HEAD = 100_412;
const SPAN = 3 * 86_400_000;
const TEXTS = [
  ['call_match', 'Match 46 called to station 18'], ['score_game', 'Match 26: game 2 at 7 : 11'], ['commit_match', 'Match 15 won by The Extraordinarily Patient Gentlemen XI, 3 : 1'],
  ['take_match', 'Match 26 taken by Aylin'], ['hold_match', 'Match 22 held: the keyboard of 서울 타이거즈 is being changed for a second time'], ['assign_screen', 'Screen 4 assigned'],
  ['take_back', 'Entry 99 taken back'], ['pair_round', 'Round 4 of Swiss of Tekken 8 paired'], ['set_station', 'Station 12 set'],
] as const;
const AUTHORS = ['15 Lena', '4 Aylin', undefined, '9 Дарья Соколова-Вишневская', '15 Lena'] as const;

/** Busy by day, quiet by night. */
const timeOf = (seq: number): number => {
  const days = (seq / HEAD) * 3;
  const day = Math.floor(days);
  return NOW - SPAN + day * 86_400_000 + (days - day) * 14 * 3_600_000 + 10 * 3_600_000;
};

function rowOf(seq: number): EntryRow {
  const [kind, text] = TEXTS[(seq * 7) % TEXTS.length] ?? TEXTS[0];
  const author = AUTHORS[seq % AUTHORS.length];
  const match = kind === 'assign_screen' || kind === 'set_station' || kind === 'pair_round' ? {} : { match: 1000 + (seq % 20), number: 26, tournament: 1 };
  return { seq, at: Math.round(timeOf(seq)), kind, text, ...(author === undefined ? {} : { author, device: Number(author.split(' ')[0]) }), ...match, ...(kind === 'take_back' ? { takes_back: seq - 4 } : {}), ...(seq % 41 === 0 ? { taken_back_by: seq + 4 } : {}) };
}

function backOf(seq: number): TakeBack {
  if (seq < HEAD - 64) return { entry: rowOf(seq), reach: 'beyond', reasons: [{ code: 'nothing_to_take_back', text: 'There is nothing to take back.' }], depends: [] };
  const depends = seq % 2 === 0 ? [] : [rowOf(seq + 9), rowOf(seq + 5), rowOf(seq + 2)];
  return { entry: rowOf(seq), reach: 'within', reasons: depends.map((row) => ({ code: 'later_step_depends', text: `Entry ${row.seq} rests on it.` })), depends };
}

/** The answer to a question about the past; nothing to any other. */
export function samplePast(body: Ask, docs: ReadonlyMap<string, unknown>): Answer | undefined {
  switch (body.type) {
    case 'journal_page': {
      const top = (body.before ?? HEAD + 1) - 1;
      const words = (body.filter.text ?? '').toLowerCase().split(' ').filter((word) => word !== '');
      const entries = Array.from({ length: Math.min(body.count, top) }, (_, i) => rowOf(top - i)).filter((row) => words.every((word) => row.text.toLowerCase().includes(word)));
      const rest = top - body.count;
      return { type: 'journal_page', page: { entries, head: HEAD, ...(rest > 0 ? { before: rest + 1 } : {}) } };
    }
    case 'journal_outline':
      return { type: 'journal_outline', outline: { head: HEAD, points: Array.from({ length: 257 }, (_, i) => 1 + Math.floor(((HEAD - 1) * i) / 256)).map((seq) => [seq, timeOf(seq)]), marks: [7_000, 21_000, 40_000, 66_000, 90_000].map(rowOf) } };
    case 'journal_entry':
      return { type: 'journal_entry', detail: { row: rowOf(body.seq), events: [rowOf(body.seq).text, 'Match 31 changed', 'Match 44 changed'], more: 0, matches: [26, 31, 44].map((number) => ({ match: 1000 + number, number, tournament: 1 })), back: backOf(body.seq) } };
    case 'my_last':
      return { type: 'my_last', back: backOf(HEAD) };
    case 'past_view': {
      const seq = body.at.kind === 'seq' ? body.at.seq : HEAD - 4000;
      const documents = [...docs].filter(([topic]) => body.topics.some((name) => covers(name, topic))).map(([topic, doc]) => ({ topic, doc }));
      return { type: 'past_view', view: { entry: rowOf(seq), head: HEAD, documents, left: [] } };
    }
    default:
      return undefined;
  }
}
