// What people call a stage.
import type { StagePlan } from '../../../wire/StagePlan';
import { t } from '../../text';

/** Its name; one without a name is called by its kind. */
export const stageTitle = (plan: Pick<StagePlan, 'name' | 'kind'> | undefined): string => (plan ? plan.name.trim() || t(`bracket.${plan.kind.kind}`) : '');
