// The words of the scorebug and the lower third on streams in Spanish.
import type { venue_stream as english } from '../en/venue_stream';

export const venue_stream = {
  bugTitle: 'El marcador, sobre un stream',
  thirdTitle: 'Quién juega, sobre un stream',
  comes: 'Después',
  result: 'Resultado',
  clockAt: 'reloj en {time}',
  heldFor: 'desde hace {time}',
  pauseLeft: 'quedan {time}',
  noClock: '–:––',
  title_match_card: 'Quién se enfrenta, a pantalla completa, sobre un stream',
  title_bracket: 'El bracket, sobre un stream',
  title_standings: 'La clasificación, sobre un stream',
  title_upcoming: 'Qué se juega después, sobre un stream',
  title_winner: 'Quién ganó, sobre un stream',
  upcoming: 'Próximos',
  onStream: 'En stream',
  wayHere: 'El camino hasta aquí',
  placedIn: '{place} en {what}, {won}–{lost}',
  letterWon: 'G',
  letterLost: 'P',
  letterDrawn: 'E',
  firstMatch: 'Primer partido aquí',
  champion: 'Campeón',
  beat: 'gana a {name}',
  dataFromAt: 'Datos de las {time}',
} satisfies Record<keyof typeof english, string>;
