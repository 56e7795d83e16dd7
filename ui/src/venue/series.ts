// How many games decide, and what a page of rows is called.
import { groupLetter } from '../board/stages';
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
import type { Series } from '../wire/Series';
import type { GroupPage } from './groups';

const t = translator({ venue });

/** `best of 3`, `first to 2`. */
export function seriesText({ length }: Series): string {
  switch (length.kind) {
    case 'best_of': return t('bestOf', { n: length.games });
    case 'first_to': return t('firstTo', { n: length.wins });
    case 'play_all': return t('playAll', { n: length.games });
    case 'aggregate': return t('aggregate', { n: length.games });
  }
}

/** What a page is called beside the ring: `9–16 of 32`, `Groups C–D`, `Heats 3–4`. */
export function pageTitle(page: GroupPage<unknown> | undefined, isGrouped: boolean, all: number, inHeats = false): string {
  const blocks = page?.columns.flat() ?? [];
  const [first, last] = [blocks[0], blocks[blocks.length - 1]];
  if (!first || !last) return '';
  if (isGrouped && inHeats) return first.group === last.group ? `${t('heat')} ${first.group}` : t('heats', { from: first.group, to: last.group });
  if (isGrouped) return first.group === last.group ? t('group', { group: groupLetter(first.group) }) : t('groups', { from: groupLetter(first.group), to: groupLetter(last.group) });
  const [from, to] = [first.from + 1, last.from + last.items.length];
  return from === to ? t('rowOf', { from, all }) : t('rowsOf', { from, to, all });
}
