// The translator of the figures: the organiser's words and those of the charts, which are fetched with them.
import { organiser } from '../text/en/organiser';
import { figures } from '../text/en/organiser/figures';
import { translator } from '../text/t';

export const t = translator({ organiser, figures });
