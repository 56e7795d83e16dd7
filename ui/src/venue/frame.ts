// What every layout hands on to head and foot.
import type { Band } from './band';
import type { Call } from './calls';

export interface Frame {
  /** The gathering's name. */
  readonly gathering: string;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
  readonly band: Band;
  /** Nothing turns and nothing counts: the data is old, or the desk keeps the picture. */
  readonly stands: boolean;
  readonly calls: readonly Call[];
  readonly address: string;
}
