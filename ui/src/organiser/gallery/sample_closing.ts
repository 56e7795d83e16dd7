// A final list for the gallery: prizes, a place that two share, one signature.
import type { ClosingView } from '../../wire/ClosingView';

const NAMES = ['Nightfall', 'The Extraordinarily Patient Gentlemen XI', 'שועל אדום', 'Owls', 'ラン東京', 'Hen', 'Fox', 'Lynx'];
const PLACES = [1, 2, 3, 3, 5, 5, 7, 7];
const WON = [50_000, 25_000, 8_750, 8_750, 0, 0, 0, 0];

export function sampleClosing(now: number): ClosingView {
  return {
    over: true, closed: false, left_over: 0,
    prizes: { currency: 'EUR', places: [{ cents: 50_000, also: 'Cup' }, { cents: 25_000, also: '' }, { cents: 12_500, also: 'Keyboard' }, { cents: 5_000, also: '' }] },
    rows: NAMES.map((name, i) => ({ place: PLACES[i] ?? 9, entrant: 10_001 + i, name, cents: WON[i] ?? 0, also: i === 0 ? ['Cup'] : i === 2 || i === 3 ? ['Keyboard'] : [], handed: i === 0 })),
    signed: [{ signer: 'organiser', by: 'Front desk', at: now - 300_000, current: true }],
  };
}
