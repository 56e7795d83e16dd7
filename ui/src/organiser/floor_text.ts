// The translator of the floor: the organiser's words and those of stations and calls, which are fetched with its page.
import { floor } from '../text/en/organiser/floor';
import { organiser } from '../text/en/organiser';
import { translator } from '../text/t';

export const t = translator({ organiser, floor });
