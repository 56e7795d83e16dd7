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
  dataFromAt: 'Données de {time}',
} satisfies Record<keyof typeof english, string>;
