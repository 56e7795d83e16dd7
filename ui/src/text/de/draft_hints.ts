// Words of the hints for a draft that runs, for casters, in German.
import type { draftHints as english } from '../en/draft_hints';

export const draftHints = {
  'whisker': '{rate}, zwischen {low} und {high}, {n} {n|Spiel|Spiele}',
  'hints.note': 'Aus {n} {n|gezähltem Spiel|gezählten Spielen}. Für Caster und Orga: Captains und ihre Schiris sehen das nie.',
  'hints.from': 'Aus {n} {n|gezähltem Spiel|gezählten Spielen}.',
  'hints.heroes': 'Noch frei',
  'hints.of': '{n} von {of}',
  'hints.more': '{n} {n|weiterer ist|weitere sind} frei.',
  'hints.nothing': 'Nichts, was frei ist, wurde in einem gezählten Spiel gepickt oder gebannt.',
  'hints.picked': 'Gepickt',
  'hints.banned': 'Gebannt',
  'hints.won': 'Gewonnen, von',
  'hints.roles': 'Frei nach Rolle',
  'hints.usual': '{name} spielt oft',
  'hints.usual.line': '{wins} von {n} gewonnen',
  'hints.usual.gone': 'weg, {wins} von {n} gewonnen',
  'hints.usual.none': 'Von ihnen ist noch kein Spiel mit Draft gezählt.',
  'hints.archetype': 'stark als {role}',
  'hints.positions': 'Noch niemand für {positions}',
  'hints.unusual': 'Ungewöhnlicher als {share} von {n} {n|Draft|Drafts} an dieser Stelle',
  'hints.never': 'nie zuvor gepickt: {names}',
  'hints.pairs': '{n} von {of} Paaren sind neu',
  'hints.for': 'Für {name}',
  'hints.with': 'mit {hero} {lift} in {n}',
  'hints.versus': 'gegen {hero} {lift} in {n}',
  'hints.foot': 'Zwischen den Marken liegt die wahre Quote mit 95 %. Hinter einem Helden: Punkte von hundert, mehr oder weniger gewonnen als erwartet, in so vielen Spielen.',
} satisfies Record<keyof typeof english, string>;
