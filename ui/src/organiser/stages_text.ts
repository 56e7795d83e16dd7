// The builder's translator: the organiser's words and its own, which are fetched with it.
import { organiser } from '../text/en/organiser';
import { stages } from '../text/en/organiser/stages';
import { titles } from '../text/en/organiser/titles';
import { translator } from '../text/t';

export const t = translator({ organiser, stages, titles });
