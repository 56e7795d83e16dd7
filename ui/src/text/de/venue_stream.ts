// The words of the scorebug and the lower third on streams in German.
import type { venue_stream as english } from '../en/venue_stream';

export const venue_stream = {
  bugTitle: 'Der Spielstand, über einem Stream',
  thirdTitle: 'Wer gegen wen, über einem Stream',
  comes: 'Gleich',
  result: 'Ergebnis',
  clockAt: 'Uhr bei {time}',
  heldFor: 'seit {time}',
  pauseLeft: 'noch {time}',
  noClock: '–:––',
  title_match_card: 'Wer sich trifft, groß, über einem Stream',
  title_bracket: 'Das Bracket, über einem Stream',
  title_standings: 'Der Stand, über einem Stream',
  title_upcoming: 'Was als Nächstes gespielt wird, über einem Stream',
  title_winner: 'Wer gewonnen hat, über einem Stream',
  upcoming: 'Als Nächstes',
  onStream: 'Im Stream',
  wayHere: 'Der Weg hierher',
  placedIn: '{place} in {what}, {won}–{lost}',
  letterWon: 'S',
  letterLost: 'N',
  letterDrawn: 'U',
  firstMatch: 'Erstes Match hier',
  champion: 'Turniersieg',
  beat: 'gewinnt gegen {name}',
  dataFromAt: 'Stand von {time}',
} satisfies Record<keyof typeof english, string>;
