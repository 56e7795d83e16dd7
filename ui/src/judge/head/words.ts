// The head judge's words.
import { judgeHead } from '../../text/en/judge_head';
import { translator } from '../../text/t';

export const h = translator({ judgeHead });
