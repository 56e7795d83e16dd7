// Words of the hints for a draft that runs, for casters, in Spanish.
import type { draftHints as english } from '../en/draft_hints';

export const draftHints = {
  'whisker': '{rate}, entre {low} y {high}, {n} {n|juego|juegos}',
  'hints.note': 'De {n} {n|juego contado|juegos contados}. Para narradores y mesa: capitanes y árbitros nunca ven esto.',
  'hints.from': 'De {n} {n|juego contado|juegos contados}.',
  'hints.heroes': 'Aún libres',
  'hints.of': '{n} de {of}',
  'hints.more': '{n} más {n|está libre|están libres}.',
  'hints.nothing': 'Nada de lo libre se eligió ni se baneó en un juego contado.',
  'hints.picked': 'Elegido',
  'hints.banned': 'Baneado',
  'hints.won': 'Ganados, de',
  'hints.roles': 'Libres por rol',
  'hints.usual': '{name} suele jugar',
  'hints.usual.line': 'ganó {wins} de {n}',
  'hints.usual.gone': 'cerrado, ganó {wins} de {n}',
  'hints.usual.none': 'Aún no hay juegos con draft contados de ellos.',
  'hints.archetype': 'destaca en {role}',
  'hints.positions': 'Nadie aún para {positions}',
  'hints.unusual': 'Más inusual que {share} de {n} {n|draft|drafts} a esta altura',
  'hints.never': 'nunca elegido antes: {names}',
  'hints.pairs': '{n} de {of} parejas son nuevas',
  'hints.for': 'Para {name}',
  'hints.with': 'con {hero} {lift} en {n}',
  'hints.versus': 'contra {hero} {lift} en {n}',
  'hints.foot': 'Entre las marcas está la tasa real con 95 %. Tras un héroe: puntos de cien, ganados de más o de menos que lo esperado, en tantos juegos.',
} satisfies Record<keyof typeof english, string>;
