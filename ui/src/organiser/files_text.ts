// The translator of files: the organiser's words and those of tables and paper, which are fetched with their page.
import { organiser } from '../text/en/organiser';
import { files } from '../text/en/organiser/files';
import { translator } from '../text/t';

export const t = translator({ organiser, files });
