// The translator of drafts on the desk: the organiser's words and its own, which are fetched with the page.
import { drafts } from '../text/en/organiser/drafts';
import { organiser } from '../text/en/organiser';
import { translator } from '../text/t';

export const t = translator({ organiser, drafts });
