// The casters' words.
import { judgeCast } from '../../text/en/judge_cast';
import { translator } from '../../text/t';

export const c = translator({ judgeCast });
