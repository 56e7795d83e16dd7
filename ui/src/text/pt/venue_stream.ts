// The words of the scorebug and the lower third on streams in Portuguese.
import type { venue_stream as english } from '../en/venue_stream';

export const venue_stream = {
  bugTitle: 'O placar, sobre um stream',
  thirdTitle: 'Quem joga, sobre um stream',
  comes: 'Depois',
  result: 'Resultado',
  clockAt: 'relógio em {time}',
  heldFor: 'há {time}',
  pauseLeft: 'restam {time}',
  noClock: '–:––',
  title_match_card: 'Quem se enfrenta, em tela cheia, sobre um stream',
  title_bracket: 'O bracket, sobre um stream',
  title_standings: 'A classificação, sobre um stream',
  title_upcoming: 'O que se joga a seguir, sobre um stream',
  title_winner: 'Quem venceu, sobre um stream',
  upcoming: 'A seguir',
  onStream: 'No stream',
  wayHere: 'O caminho até aqui',
  placedIn: '{place} em {what}, {won}–{lost}',
  letterWon: 'V',
  letterLost: 'D',
  letterDrawn: 'E',
  firstMatch: 'Primeira partida aqui',
  champion: 'Campeão',
  beat: 'vence {name}',
  dataFromAt: 'Dados de {time}',
} satisfies Record<keyof typeof english, string>;
