// What stands against a call, in words.
import { moment } from '../../board/clock';
import type { Hindrance } from '../../wire/Hindrance';
import { t } from '../floor_text';
import type { Desk } from './desk.svelte';

function wordsOf(desk: Desk, one: Hindrance): string {
  switch (one.kind) {
    case 'busy': return t(`next.busy.${one.doing}`, { name: one.name, number: one.number });
    case 'called_first': return t('next.first', { name: one.name, number: one.number });
    case 'needed_soon': return t('next.soon', { name: one.name, number: one.number });
    case 'gone': return t('next.gone', { name: desk.entrants.get(one.entrant)?.name ?? t('next.gone.somebody') });
    case 'no_station': return t('next.no_station');
    case 'later_on_stream': return t('next.later_on_stream', { station: one.station, number: one.number });
    case 'station_taken': return t('next.taken', { number: one.station });
    case 'kept_back': return t('next.kept_back');
    case 'rests': return t('next.rests', { when: moment(one.until, desk.now) });
    case 'fixed': return t('next.fixed', { when: moment(one.from, desk.now) });
    case 'break': return t('next.break', { when: moment(one.until, desk.now) });
  }
}

export const becauseWords = (desk: Desk, because: readonly Hindrance[]): string => because.map((one) => wordsOf(desk, one)).join('. ');
