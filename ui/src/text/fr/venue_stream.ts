// The words of the scorebug and the lower third on streams in French.
import type { venue_stream as english } from '../en/venue_stream';

export const venue_stream = {
  bugTitle: 'Le score, sur un stream',
  thirdTitle: 'Qui joue, sur un stream',
  comes: 'Ensuite',
  result: 'Résultat',
  clockAt: 'temps\u00a0: {time}',
  heldFor: 'depuis {time}',
  pauseLeft: 'reste {time}',
  noClock: '–:––',
  title_match_card: 'Qui se rencontre, en plein écran, sur un stream',
  title_bracket: 'Le bracket, sur un stream',
  title_standings: 'Le classement, sur un stream',
  title_upcoming: 'Ce qui se joue ensuite, sur un stream',
  title_winner: 'Qui a gagné, sur un stream',
  upcoming: 'À venir',
  onStream: 'En stream',
  wayHere: 'Le parcours',
  placedIn: '{place} de {what}, {won}–{lost}',
  letterWon: 'V',
  letterLost: 'D',
  letterDrawn: 'N',
  firstMatch: 'Premier match ici',
  champion: 'Champion',
  beat: 'bat {name}',
  dataFromAt: 'Données de {time}',
} satisfies Record<keyof typeof english, string>;
