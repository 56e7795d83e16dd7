// The translator of finished drafts on the desk.
import { draft_figures } from '../text/en/organiser/draft_figures';
import { translator } from '../text/t';

export const f = translator({ draft_figures });
