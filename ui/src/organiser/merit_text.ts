// The translator of the seeding sheet: the organiser's words and its own, which are fetched with it.
import { organiser } from '../text/en/organiser';
import { merit } from '../text/en/organiser/merit';
import { translator } from '../text/t';

export const t = translator({ organiser, merit });
