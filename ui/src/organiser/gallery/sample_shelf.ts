// Formats and pools in the sample hall: shipped and own ones, with long names, a text with faults, and a pool of forty.
import { sampleDraft } from '../../gallery/drafts';
import { isPictured } from '../../gallery/pictured';
import type { Answer } from '../../wire/Answer';
import type { Ask } from '../../wire/Ask';
import type { DraftOffer } from '../../wire/DraftOffer';
import type { DraftShelf } from '../../wire/DraftShelf';
import type { PortraitsView } from '../../wire/PortraitsView';
import type { ReadHero } from '../../wire/ReadHero';

const totals = [{ verb: 'pick', a: 5, b: 5 }, { verb: 'ban', a: 7, b: 7 }];
const format = (id: string, name: string, evidence: DraftOffer['evidence'], pool = 'dota2', kept?: number): DraftOffer => ({ id, name, version: '7.40', evidence, source: '74 of 74 games', pool, totals, ...(kept === undefined ? {} : { kept }) });
const OWN = format('house', 'The Extraordinarily Patient Gentlemen’s Draft', 'house', 'dota2', 41);
const SHELF: DraftShelf = {
  formats: [OWN, format('dota2-cm-7.40', 'Dota 2 Captains Mode 7.40', 'data'), format('mlbb-10ban', 'Mobile Legends, ten bans', 'memory', 'mlbb'), format('lol-fearless-hard', 'League of Legends Fearless (hard)', 'data', 'lol')],
  pools: [{ id: 'guests', name: 'Nur die Helden, die alle Gäste schon haben', version: '', heroes: 40, enabled: 37, kept: 44 }, { id: 'dota2', name: 'Dota 2 heroes', version: 'npm dotaconstants 10.9.0 (MIT)', heroes: 127, enabled: 127 }],
};
const TEXT = `# A format of this house.\nschema = 1\nid = "house"\nversion = "7.40"\nname = "The Extraordinarily Patient Gentlemen’s Draft"\nteam_size = 5\n\n[pool]\nref = "dota2"\n\n[clock]\nturn_ms = 30000\nreserve_ms = 130000\n${'\n[[step]]\nphase = "Ban 1"\nopen = [{ seat = "A", do = "ban" }]\n'.repeat(24)}`;
const NAMES = ['Axe', 'Bane', 'Centaur Warrunner', 'Dark Willow', 'Keeper of the Light', 'Nature’s Prophet', 'Ночной Дозор', '雷鳴'];
const heroes = (): ReadHero[] => Array.from({ length: 40 }, (_, i) => ({ id: `hero-${i + 1}`, name: `${NAMES[i % NAMES.length] ?? ''}${i < NAMES.length ? '' : ` ${Math.floor(i / NAMES.length) + 1}`}`, aliases: i % 3 === 0 ? ['short', 'another name'] : [], attributes: { role: ['Carry', 'Support'].slice(0, i % 3) }, enabled: i % 13 !== 5 }));

/** The folder of portraits: not there yet, or with pictures and files that are none. */
export function samplePortraits(): PortraitsView {
  const folder = '/home/lena/NorthSea LAN 22/portraits';
  if (!isPictured) return { folder, is_there: false, pools: {}, faulty: 0 };
  const faults = [{ file: 'dota2/anti_mage.png', text: 'The pool knows no “anti_mage”.' }, { file: 'dota2/queen-of-pain.webp', text: 'It has more than 1 MB. Make it smaller.' }];
  return { folder, is_there: true, pools: { dota2: { have: 109, of: 127 }, guests: { have: 34, of: 40 } }, faults, faulty: 23 };
}

/** A rehearsal in its first pick, or at its end. */
function rehearsed(isOver: boolean): Answer {
  const now = 1_785_000_000_000;
  const sample = sampleDraft({ format: 'dota', done: isOver ? 24 : 7, now, isOfficial: true, ...(isOver ? { phase: 'complete' as const } : {}) });
  const acts = Array.from({ length: isOver ? 24 : 7 }, (): { kind: 'time_out' } => ({ kind: 'time_out' }));
  return { type: 'rehearsed', rehearsed: { games: [{ first: 'home', acts }], view: { ...sample, phase: isOver ? sample.phase : { kind: 'running', opens: now }, open: sample.open.map((one) => ({ ...one, shown_until: now + sample.format.turn_ms })), reserve: { home: 130_000, away: 118_000 } }, pool: 'dota2', is_over: isOver } };
}

/** Answers what is asked about formats and pools; `?shelf=faults` has a text with three faults. */
export function sampleShelf(body: Ask, which: string | null): Answer | undefined {
  if (which === null) return undefined;
  if (body.type === 'draft_shelf') return { type: 'draft_shelf', shelf: SHELF };
  if (body.type === 'draft_text') return { type: 'draft_text', text: TEXT };
  if (body.type === 'draft_pool') return { type: 'draft_pool', id: 'guests', name: 'Nur die Helden, die alle Gäste schon haben', version: '', heroes: heroes(), ...(isPictured ? { portraits: Object.fromEntries(heroes().filter((_, i) => i % 7 !== 3).map((one) => [one.id, 'sample'])) } : {}) };
  if (body.type === 'rehearse') return rehearsed(which === 'rehearsed');
  if (body.type !== 'check_draft') return undefined;
  const fault = (line: number, place: string, says: string): { id: string; place: string; says: string; line: number; column: number } => ({ id: 'number_out_of_range', place, says, line, column: 1 });
  const faults = which === 'faults' ? [fault(12, 'clock.turn_ms', '27 ms must be 1000 to 3600000 ms.'), fault(0, 'step', 'Seat A picks 5 and seat B picks 4, and a team has 5.'), fault(88, 'step[15].open[0].do', 'There is no verb “bam”: pick, ban, protect, snipe, steal, side, order.')] : [];
  const turns = Object.values(sampleDraft({ format: 'dota', done: 0, now: 0 }).turns);
  return { type: 'draft_checked', check: { faults, format: OWN, needs: [1, 3, 5].map((of, i) => ({ best_of: of, heroes: 24 + 10 * i, game: of })), turns, enabled: 127, words: ['A captain chooses who acts first, or a side.', '30 s a turn, 130 s of reserve, 3 s of grace that is not shown.', 'When time runs out, a pick is what the captain looked at, else drawn by lot; a ban stays empty.', 'What is banned cannot be picked or banned by either side again in this draft.'] } };
}
