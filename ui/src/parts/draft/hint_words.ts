// The translator of hints.
import { draftHints } from '../../text/en/draft_hints';
import { translator } from '../../text/t';

export const f = translator({ draftHints });
