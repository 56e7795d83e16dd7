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
  dataFromAt: 'Dados de {time}',
} satisfies Record<keyof typeof english, string>;
