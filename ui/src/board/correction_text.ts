// The translator of corrections, for every surface that corrects.
import { correction } from '../text/en/correction';
import { translator } from '../text/t';

export const t = translator({ correction });
