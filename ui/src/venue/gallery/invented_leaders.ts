// What leads in drafts, for the gallery of venue screens: whole lists, or `few` games.
import type { DraftLeader } from '../../wire/DraftLeader';
import type { DraftLeaders } from '../../wire/DraftLeaders';

const NAMES = ['Faceless Void', 'Keeper of the Light', 'Nature’s Prophet', 'Centaur Warrunner', 'Io', 'Queen of Pain', 'Vengeful Spirit', 'Shadow Demon', 'Gyrocopter', 'Pangolier'];

export function inventedLeaders(how: string, isLong: boolean): DraftLeaders {
  const list = (games: number, step: number, from: number): DraftLeader[] => (how === 'few' ? [] : Array.from({ length: 8 }, (_, i) => ({ name: isLong && i < 2 ? 'Aurelion Sol the Star Forger of Targon' : (NAMES[(i + from) % NAMES.length] ?? ''), n: Math.max(3, games - i * step), of: games + 4 })));
  return { tournament: isLong ? 'Nordic Autumn Championship of Captains, second division' : 'Dota 2 Main Event', pool: 'Dota 2', games: how === 'few' ? 3 : 42, presence: list(38, 3, 0), bans: list(30, 4, 3), wins: list(21, 2, 6) };
}
