// How long a layout takes: 1,024 entrants should stay below ten milliseconds.
import { bench } from 'vitest';
import { draw } from '../gallery/sample';
import { layout } from './layout';

for (const entrants of [64, 256, 1024, 4096]) {
  const { shape } = draw('double', entrants);
  bench(`double elimination of ${entrants}`, () => {
    layout(shape);
  });
}
