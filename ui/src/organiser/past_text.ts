// The translator of the past: the organiser's words and those of the journal, which are fetched with it.
import { organiser } from '../text/en/organiser';
import { past } from '../text/en/organiser/past';
import { translator } from '../text/t';

export const t = translator({ organiser, past });
