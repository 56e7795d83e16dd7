// The organiser's translator: every word on the desk comes through here.
import { organiser } from '../text/en/organiser';
import { translator } from '../text/t';

export const t = translator({ organiser });
