// The head judge's words, and the forms of what is refused to them by name and number.
import { knowForms } from '../../board/refusal_text';
import { judgeHead } from '../../text/en/judge_head';
import { refusalForms } from '../../text/en/refusal_forms';
import { translator } from '../../text/t';

knowForms(refusalForms);
export const h = translator({ judgeHead });
