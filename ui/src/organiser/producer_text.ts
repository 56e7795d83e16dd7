// The words of the producer's page beside those of the desk.
import { organiser } from '../text/en/organiser';
import { producer } from '../text/en/organiser/producer';
import { translator } from '../text/t';

export const t = translator({ organiser, producer });
