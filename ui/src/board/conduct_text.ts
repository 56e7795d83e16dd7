// The translator of clocks, pauses and marks.
import { conduct } from '../text/en/conduct';
import { translator } from '../text/t';

export const c = translator({ conduct });
