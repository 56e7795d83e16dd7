// A morning at the door for pictures: two check-ins are open, some have come, some wait for a place. `?arrivals=full` has many of each.
import type { EntrantView } from '../../wire/EntrantView';
import type { SignUpView } from '../../wire/SignUpView';

const NAMES = ['Zoë', '서울 타이거즈 아카데미 2군', 'The Extraordinarily Patient Gentlemen XI', 'عمر الفاروق', 'Wschodnie Łosie', 'さくらもち', 'Наталья Александровна Константинопольская'];

export function sampleArrivals(docs: Map<string, unknown>, now: number, how: string): void {
  const isFull = how === 'full';
  for (const [topic, view] of docs) {
    const id = Number(/^tournament\/([34])\/entrants/.exec(topic)?.[1] ?? 0);
    if (id === 0) continue;
    const entrants = Object.values((view as { entrants: Record<string, EntrantView> }).entrants);
    entrants.forEach((entrant, i) => {
      entrant.person = i % 3 === 0 ? 90_000 + i : id * 1_000 + 100 + i;
      if (i === 0) Object.assign(entrant, { roster: ['Ann', 'Ben Öztürk-Wiśniewska', 'Cem', 'Дарья', 'さくら'], members: [1, 2, 3, 4, 5].map((n) => ({ person: id * 1_000 + n, post: { kind: 'player' } })), arrived: { here: 3, of: 5, at: now - 240_000, persons: [1, 2, 4].map((n) => id * 1_000 + n) } });
      else if (isFull ? i % 3 !== 0 : i % 4 === 0) entrant.arrived = { here: 1, of: 1, at: now - i * 60_000 };
      entrant.seat = `${'ABC'[i % 3] ?? 'A'}${i + 1}`;
    });
  }
  const aside = (count: number, base: number): SignUpView['waiting'] => Array.from({ length: count }, (_, i) => ({ id: base + i, name: NAMES[i % NAMES.length] ?? '', tag: 'TAG', ...(i % 2 === 0 ? { seat: `D${i + 1}`, arrived: { here: 1, of: 1, at: now - 600_000 } } : { club: 'LAN-Freunde Großostheim e. V.', by_phone: true }) }));
  const signUp = (until: number, limit: number, waits: number, drops: number, base: number): SignUpView => ({ check_in: { until }, limit, phones: { until: until + 600_000, most: 256 }, by_phone: Math.ceil(waits / 2), waits, waiting: aside(waits, base), drops, dropped: aside(drops, base + 500) });
  docs.set('sign_up/3', signUp(now + 17 * 60_000, 24, isFull ? 3 : 0, 0, 30_600));
  docs.set('sign_up/4', signUp(now - 4 * 60_000, 16, isFull ? 7 : 2, isFull ? 4 : 1, 40_600));
}
