// The translator of final lists: the organiser's words and those of prizes and signatures, which are fetched with them.
import { organiser } from '../text/en/organiser';
import { closing } from '../text/en/organiser/closing';
import { translator } from '../text/t';

export const t = translator({ organiser, closing });
