// The translator of the hall's check: the organiser's words and its own, which are fetched with it.
import { organiser } from '../text/en/organiser';
import { check } from '../text/en/organiser/check';
import { translator } from '../text/t';

export const t = translator({ organiser, check });
