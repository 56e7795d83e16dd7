// The translator of the door: the organiser's words and those of check-in and sign-up, which are fetched with its page.
import { arrivals } from '../text/en/organiser/arrivals';
import { organiser } from '../text/en/organiser';
import { translator } from '../text/t';

export const t = translator({ organiser, arrivals });
