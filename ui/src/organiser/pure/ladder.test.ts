// Who holds the hill: as matches come, and where one is not played.
import { expect, test } from 'vitest';
import { reignOf } from './ladder';

type Row = Parameters<typeof reignOf>[0][number];
const won = (winner: 'home' | 'away', home: number, away: number, ending: 'played' | 'walkover' = 'played'): Row => ({ state: 'over', winner, ending, slots: { home: { kind: 'taken', entrant: home, seed: home }, away: { kind: 'taken', entrant: away, seed: away } } });

test('a reign counts the win that took the hill', () => expect(reignOf([won('home', 1, 2), won('away', 1, 3), won('home', 3, 4)])).toEqual({ king: 3, wins: 2 }));
test('a match without play neither counts nor breaks', () => expect(reignOf([won('home', 1, 2), won('home', 1, 3, 'walkover')])).toEqual({ king: 1, wins: 1 }));
test('who takes it without play has won nothing', () => expect(reignOf([won('home', 1, 2), won('away', 1, 3, 'walkover')])).toEqual({ king: 3, wins: 0 }));
test('before the first result nobody holds it', () => expect(reignOf([])).toEqual({ king: undefined, wins: 0 }));
