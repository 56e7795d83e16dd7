// The translator of overlays for streams: the organiser's words and those that are fetched with the page of screens.
import { organiser } from '../text/en/organiser';
import { stream } from '../text/en/organiser/stream';
import { translator } from '../text/t';

export const t = translator({ organiser, stream });
