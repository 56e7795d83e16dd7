// Words of the hints for a draft that runs, for casters, in French.
import type { draftHints as english } from '../en/draft_hints';

export const draftHints = {
  'whisker': '{rate}, entre {low} et {high}, {n} {n|manche|manches}',
  'hints.note': 'Sur {n} {n|manche comptée|manches comptées}. Pour casters et orga\u00a0: capitaines et arbitres ne le voient jamais.',
  'hints.from': 'Sur {n} {n|manche comptée|manches comptées}.',
  'hints.heroes': 'Encore libres',
  'hints.of': '{n} sur {of}',
  'hints.more': '{n} de plus {n|est libre|sont libres}.',
  'hints.nothing': 'Rien de libre n’a été pické ou banni dans une manche comptée.',
  'hints.picked': 'Pické',
  'hints.banned': 'Banni',
  'hints.won': 'Gagné, sur',
  'hints.roles': 'Libres par rôle',
  'hints.usual': '{name} joue souvent',
  'hints.usual.line': '{wins} gagnées sur {n}',
  'hints.usual.gone': 'pris, {wins} gagnées sur {n}',
  'hints.usual.none': 'Aucune de leurs manches draftées n’est encore comptée.',
  'hints.archetype': 'se distingue en {role}',
  'hints.positions': 'Encore personne en {positions}',
  'hints.unusual': 'Plus inhabituelle que {share} de {n} {n|draft|drafts} à ce stade',
  'hints.never': 'jamais pické\u00a0: {names}',
  'hints.pairs': '{n} paires sur {of} sont nouvelles',
  'hints.for': 'Pour {name}',
  'hints.with': 'avec {hero} {lift} en {n}',
  'hints.versus': 'contre {hero} {lift} en {n}',
  'hints.foot': 'Entre les marques, le vrai taux à 95 %. Derrière un héros\u00a0: points sur cent, gagnés en plus ou en moins que prévu, en tant de manches.',
} satisfies Record<keyof typeof english, string>;
