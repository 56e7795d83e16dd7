// The translator of the day's plan: the organiser's words and those of the board, which are fetched with its page.
import { day_plan } from '../text/en/organiser/day_plan';
import { organiser } from '../text/en/organiser';
import { translator } from '../text/t';

export const t = translator({ organiser, day_plan });
