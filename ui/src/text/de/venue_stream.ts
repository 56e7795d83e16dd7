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
  dataFromAt: 'Stand von {time}',
} satisfies Record<keyof typeof english, string>;
