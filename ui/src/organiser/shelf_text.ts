// The translator of the pages of formats and pools: the organiser's words and their own, which are fetched with them.
import { organiser } from '../text/en/organiser';
import { shelf } from '../text/en/organiser/shelf';
import { translator } from '../text/t';

export const t = translator({ organiser, shelf });
