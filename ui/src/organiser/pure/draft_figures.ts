// Figures of finished drafts as the desk shows them: rates from counts, order of the table, what is too few to be ranked.
import type { DraftFigures } from '../../wire/DraftFigures';
import type { HeroLine } from '../../wire/HeroLine';
import { decimal } from '../../text/language.svelte';
import { ENOUGH, share, wilson } from '../../board/draft_figures';

export const COLUMNS = ['hero', 'picks', 'bans', 'presence', 'available', 'rate', 'shrunk', 'firsts', 'pick_at', 'counter'] as const;
export type Column = (typeof COLUMNS)[number];
export interface Order { readonly by: Column; readonly down: boolean }

export const hundredths = (value: number | undefined): string => (value === undefined ? '' : decimal(value / 100, 1));

/** What a column ranks by; undefined goes to the end, whatever the direction. */
function value(line: HeroLine, by: Column, games: number): number | undefined {
  switch (by) {
    case 'picks': return line.picks;
    case 'bans': return line.bans;
    case 'presence': return share(line.picks + line.bans, games);
    case 'available': return share(line.picks + line.bans, line.available);
    case 'rate': return line.picks >= ENOUGH ? share(line.wins, line.picks) : undefined;
    case 'shrunk': return line.picks >= ENOUGH ? line.shrunk : undefined;
    case 'firsts': return line.firsts;
    case 'pick_at': return line.pick_at;
    case 'counter': return line.counter;
    case 'hero': return undefined;
  }
}

/** The lines that a filter leaves, in order. */
export function ranked(figures: DraftFigures, filter: string, order: Order): HeroLine[] {
  const wanted = filter.trim().toLowerCase();
  const lines = figures.heroes.filter((line) => line.name.toLowerCase().includes(wanted));
  const turn = order.down ? -1 : 1;
  return lines.sort((a, b) => {
    if (order.by === 'hero') return turn * a.name.localeCompare(b.name);
    const [x, y] = [value(a, order.by, figures.games), value(b, order.by, figures.games)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined) || a.name.localeCompare(b.name);
    return turn * (x - y) || a.name.localeCompare(b.name);
  });
}

/** Turns the order where the column is the same; else begins with the greatest, and with A for names. */
export const turned = (order: Order, by: Column): Order => (order.by === by ? { by, down: !order.down } : { by, down: by !== 'hero' });

/** The lines with only the picks of one side, where sides are known; bans have no side there. */
export function onSide(figures: DraftFigures, side: number | undefined): DraftFigures {
  if (side === undefined) return figures;
  const heroes = figures.heroes.flatMap((line) => {
    const [picks, wins] = line.by_side[side] ?? [0, 0];
    if (picks === 0) return [];
    const { wilson: _whole, shrunk: _drawn, ...rest } = line;
    return [{ ...rest, picks, wins, wilson: wilson(picks, wins), shrunk: Math.round(((wins + 5) / (picks + 10)) * 10_000) }];
  });
  return { ...figures, heroes };
}
