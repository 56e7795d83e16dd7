// The words of corrections beside the organiser's own: fetched with the sheet that says them.
import { organiser } from '../text/en/organiser';
import { correction } from '../text/en/correction';
import { translator } from '../text/t';

export const t = translator({ organiser, correction });
