// The phone's words.
import { player } from '../text/en/player';
import { translator } from '../text/t';

export const t = translator({ player });
