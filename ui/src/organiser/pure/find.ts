// Finds anything by a few letters or a number: entrants, matches, pages, actions. Best first.
import { closeness } from './plain';

export interface Findable {
  readonly key: string;
  readonly group: 'entrant' | 'match' | 'page' | 'action';
  readonly text: string;
  /** Said at the right: where it is, what holds. */
  readonly note: string;
  /** Further words that find it: tag, club, seat. */
  readonly also: readonly string[];
  /** Finds it exactly: the number of a match. */
  readonly number?: number | undefined;
}

const MOST = { entrant: 6, match: 6, page: 8, action: 8 } as const;

/** The best hits of each group, groups by their best hit. A bare number is a match first. */
export function findIn<Item extends Findable>(query: string, items: Iterable<Item>): Item[] {
  const asked = query.trim().replace(/^#/, '');
  const number = /^\d{1,5}$/.test(asked) ? Number(asked) : undefined;
  const hits = new Map<Findable['group'], { item: Item; score: number; at: number }[]>();
  let at = 0;
  for (const item of items) {
    at += 1;
    let score = Math.max(closeness(asked, item.text), ...item.also.map((word) => closeness(asked, word) * 0.9));
    if (number !== undefined && item.number === number) score = 9;
    if (score <= 0) continue;
    const list = hits.get(item.group);
    if (list) list.push({ item, score, at });
    else hits.set(item.group, [{ item, score, at }]);
  }
  const groups = [...hits].map(([group, list]) => {
    list.sort((a, b) => b.score - a.score || a.at - b.at);
    return { best: list[0]?.score ?? 0, items: list.slice(0, MOST[group]).map((hit) => hit.item) };
  });
  return groups.sort((a, b) => b.best - a.best).flatMap((group) => group.items);
}
