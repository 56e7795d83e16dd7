// The translator of venue screens: the organiser's words and those that are fetched with the page of screens.
import { organiser } from '../text/en/organiser';
import { screens } from '../text/en/organiser/screens';
import { translator } from '../text/t';

export const t = translator({ organiser, screens });
