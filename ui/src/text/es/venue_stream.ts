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
  dataFromAt: 'Datos de las {time}',
} satisfies Record<keyof typeof english, string>;
