// The translator of drafts in the hall.
import { venue_draft } from '../text/en/venue_draft';
import { translator } from '../text/t';

export const v = translator({ venue_draft });
