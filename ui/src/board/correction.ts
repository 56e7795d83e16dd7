// A correction as the sheet shows it: where reached matches stand in the two pictures, what presets choose, what the button says.
import type { Choice } from '../wire/Choice';
import type { Chosen } from '../wire/Chosen';
import type { CorrectionView } from '../wire/CorrectionView';
import type { Fix } from '../wire/Fix';
import type { MatchCard } from '../wire/MatchCard';
import type { OptionView } from '../wire/OptionView';
import type { ReachedMatch } from '../wire/ReachedMatch';
import type { ReachedStage } from '../wire/ReachedStage';
import { t } from './correction_text';

export type Preset = 'stand' | 'replay' | 'each';

/** What is chosen, by `match/31`, `stage/7` or `stage/7/tie/1`. */
export type Choices = ReadonlyMap<string, Choice>;

export const keyOfMatch = (reached: Pick<ReachedMatch, 'match'>): string => `match/${reached.match}`;
export const keyOfStage = (reached: Pick<ReachedStage, 'stage' | 'tie_break'>): string => `stage/${reached.stage}${reached.tie_break === undefined ? '' : `/tie/${reached.tie_break}`}`;
/** Tells the rows of one stage apart: its field, a round, a tie-break. */
export const rowOfStage = (reached: ReachedStage): string => `${keyOfStage(reached)} ${reached.round ?? ''}`;

/** The choices as they are sent, each with the count of the match as it was seen. */
export function chosenOf(choices: Choices, view: CorrectionView | undefined): Chosen[] {
  const revs = new Map((view?.reached ?? []).map((reached) => [reached.match, reached.rev]));
  return [...choices].map(([key, choice]) => {
    const [kind, number, , tie] = key.split('/');
    const id = Number(number);
    if (kind === 'stage') return { stage: id, ...(tie === undefined ? {} : { tie_break: Number(tie) }), choice };
    const rev = revs.get(id);
    return { match: id, choice, ...(rev === undefined ? {} : { rev }) };
  });
}

const may = (options: readonly OptionView[], choice: Choice): boolean => options.some((option) => option.choice === choice && option.possible);

/** The choices without those that are asked no more or became impossible. */
export function stillAsked(choices: Choices, view: CorrectionView): Map<string, Choice> {
  const kept = new Map<string, Choice>();
  for (const reached of view.reached) {
    const choice = choices.get(keyOfMatch(reached));
    if (choice !== undefined && reached.needs_choice && may(reached.options, choice)) kept.set(keyOfMatch(reached), choice);
  }
  for (const stage of view.stages) {
    const choice = choices.get(keyOfStage(stage));
    if (choice !== undefined && may(stage.options, choice)) kept.set(keyOfStage(stage), choice);
  }
  return kept;
}

/** What a preset adds: its choice wherever it is possible and nothing else was said. */
export function presetChoices(choices: Choices, view: CorrectionView, preset: Preset): Map<string, Choice> {
  const next = new Map(choices);
  if (preset === 'each') return next;
  const rows = [...view.reached.filter((reached) => reached.needs_choice).map((reached) => [keyOfMatch(reached), reached.options] as const), ...view.stages.map((stage) => [keyOfStage(stage), stage.options] as const)];
  for (const [key, options] of rows) if (!next.has(key) && may(options, preset)) next.set(key, preset);
  return next;
}

export const sameChoices = (one: Choices, other: Choices): boolean => one.size === other.size && [...one].every(([key, choice]) => other.get(key) === choice);

/** What is asked and not answered. */
export const openRows = (view: CorrectionView): readonly ReachedMatch[] => view.reached.filter((reached) => reached.needs_choice && reached.chosen === undefined);
export const openStages = (view: CorrectionView): readonly ReachedStage[] => view.stages.filter((stage) => stage.options.length > 0 && stage.chosen === undefined);

/** What people call what is reached of a stage. */
export function stageWords(reached: ReachedStage): string {
  if (reached.tie_break !== undefined) return t('correct.stage_tie_break', { stage: reached.name, number: reached.tie_break });
  return reached.round === undefined ? reached.name : t('correct.stage_round', { stage: reached.name, round: reached.round });
}

/** The words of a choice about it. */
export const stageChoice = (reached: ReachedStage, choice: Choice): string => t(`correct.${reached.tie_break !== undefined ? 'tie_break' : reached.round !== undefined ? 'round' : 'stage'}.${choice}`);

/** The words of the one button: what is corrected, what is replayed, what stands. */
export function buttonWords(fix: Fix, view: CorrectionView): string {
  const what = t(`correct.do.${fix.kind}`);
  const rows = view.reached.filter((reached) => !reached.is_cause);
  const stand = rows.filter((reached) => reached.needs_choice && reached.chosen === 'stand').length;
  const fall = rows.filter((reached) => reached.chosen === 'void').length;
  // A replay of the match itself is what the first words say.
  const replays = Math.max(0, view.replays - (fix.kind === 'replay' ? 1 : 0));
  const parts = [
    ...(replays > 0 ? [t('correct.do.replays', { n: replays })] : []),
    ...(fall > 0 ? [t('correct.do.voids', { n: fall })] : []),
    ...(stand > 0 ? [t('correct.do.stands', { n: stand })] : []),
  ];
  if (parts.length === 0) return what;
  const last = parts.pop() ?? '';
  return parts.length === 0 ? t('correct.do.and', { what, last }) : t('correct.do.list', { what, list: parts.join(', '), last });
}

/** The first reason why it cannot be applied, in words; nothing when it can. */
export function reasonOf(view: CorrectionView): string | undefined {
  const rows = openRows(view);
  if (rows.length > 0) return t('correct.open', { numbers: rows.slice(0, 6).map((row) => row.number).join(', ') + (rows.length > 6 ? ' …' : '') });
  const [stage] = openStages(view);
  if (stage) return t('correct.open_stage', { stage: stageWords(stage) });
  return view.complete ? undefined : (view.reasons[0]?.text ?? t('correct.refused'));
}

export interface Spot {
  readonly reached: ReachedMatch;
  /** Column and row, in places; a row may lie between two. */
  readonly x: number;
  readonly y: number;
}
export interface Picture {
  readonly spots: readonly Spot[];
  /** From which match to which, by their places in `spots`. */
  readonly lines: readonly (readonly [from: number, to: number])[];
  readonly columns: number;
  readonly rows: number;
}

/** Lays out what is reached from left to right in playing order: who feeds stands before whom it feeds. */
export function pictureOf(reached: readonly ReachedMatch[], cardOf: (match: number) => MatchCard | undefined): Picture {
  const at = new Map(reached.map((one, i) => [one.match, i]));
  const lines: [number, number][] = [];
  for (const [i, one] of reached.entries()) {
    const card = cardOf(one.match);
    for (const to of [card?.winner_to, card?.loser_to]) {
      const next = to == null ? undefined : at.get(to.match);
      if (next !== undefined && next !== i) lines.push([i, next]);
    }
  }
  const columns = reached.map(() => 0);
  // Without lines between them, as in a table, rounds stand side by side.
  const rounds = [...new Set(reached.map((one) => `${one.stage} ${String(one.round).padStart(3, '0')}`))];
  if (lines.length === 0) for (const [i, one] of reached.entries()) columns[i] = rounds.indexOf(`${one.stage} ${String(one.round).padStart(3, '0')}`);
  for (let turn = 0; turn < reached.length; turn += 1) {
    let moved = false;
    for (const [from, to] of lines) {
      if ((columns[to] ?? 0) > (columns[from] ?? 0)) continue;
      columns[to] = (columns[from] ?? 0) + 1;
      moved = true;
    }
    if (!moved) break;
  }
  const isLower = (one: ReachedMatch): number => (one.group.includes('lower') || one.group === 'third_place' ? 1 : 0);
  const rows = reached.map(() => 0);
  const width = Math.max(0, ...columns) + 1;
  for (let column = 0; column < width; column += 1) {
    const here = [...reached.keys()].filter((i) => columns[i] === column);
    const wish = new Map(here.map((i) => {
      const feeders = lines.filter(([, to]) => to === i).map(([from]) => from).filter((from) => isLower(reached[from] as ReachedMatch) === isLower(reached[i] as ReachedMatch));
      return [i, feeders.length > 0 ? feeders.reduce((sum, from) => sum + (rows[from] ?? 0), 0) / feeders.length : isLower(reached[i] as ReachedMatch)] as const;
    }));
    here.sort((a, b) => isLower(reached[a] as ReachedMatch) - isLower(reached[b] as ReachedMatch) || (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || (reached[a]?.position ?? 0) - (reached[b]?.position ?? 0));
    let free = 0;
    for (const i of here) {
      rows[i] = Math.max(free, wish.get(i) ?? 0);
      free = (rows[i] ?? 0) + 1;
    }
  }
  return { spots: reached.map((one, i) => ({ reached: one, x: columns[i] ?? 0, y: rows[i] ?? 0 })), lines, columns: width, rows: Math.max(0, ...rows) + 1 };
}

/** Rows under the heads of their rounds, where there are many. */
export function byRound(rows: readonly ReachedMatch[], headOf: (row: ReachedMatch) => string): readonly { readonly head: string; readonly rows: readonly ReachedMatch[] }[] {
  const parts = new Map<string, ReachedMatch[]>();
  for (const row of rows) {
    const head = headOf(row);
    const part = parts.get(head);
    if (part) part.push(row);
    else parts.set(head, [row]);
  }
  return [...parts].map(([head, some]) => ({ head, rows: some }));
}
