// Words of the hints for a draft that runs, for casters, in Portuguese.
import type { draftHints as english } from '../en/draft_hints';

export const draftHints = {
  'whisker': '{rate}, entre {low} e {high}, {n} {n|jogo|jogos}',
  'hints.note': 'De {n} {n|jogo contado|jogos contados}. Para narradores e mesa: capitães e árbitros nunca veem isto.',
  'hints.from': 'De {n} {n|jogo contado|jogos contados}.',
  'hints.heroes': 'Ainda livres',
  'hints.of': '{n} de {of}',
  'hints.more': 'mais {n} {n|está livre|estão livres}.',
  'hints.nothing': 'Nada do que está livre foi escolhido ou banido em um jogo contado.',
  'hints.picked': 'Escolhido',
  'hints.banned': 'Banido',
  'hints.won': 'Venceu, de',
  'hints.roles': 'Livres por função',
  'hints.usual': '{name} costuma jogar',
  'hints.usual.line': 'venceu {wins} de {n}',
  'hints.usual.gone': 'fechado, venceu {wins} de {n}',
  'hints.usual.none': 'Ainda não há jogos com draft contados deles.',
  'hints.archetype': 'se destaca em {role}',
  'hints.positions': 'Ninguém ainda para {positions}',
  'hints.unusual': 'Mais incomum que {share} de {n} {n|draft|drafts} neste ponto',
  'hints.never': 'nunca escolhido antes: {names}',
  'hints.pairs': '{n} de {of} pares são novos',
  'hints.for': 'Para {name}',
  'hints.with': 'com {hero} {lift} em {n}',
  'hints.versus': 'contra {hero} {lift} em {n}',
  'hints.foot': 'Entre as marcas está a taxa real com 95 %. Atrás de um herói: pontos de cem, vencidos a mais ou a menos que o esperado, em tantos jogos.',
} satisfies Record<keyof typeof english, string>;
