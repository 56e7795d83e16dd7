// What a screen follows for a layout, before any of it is here.
import type { GatheringView } from '../wire/GatheringView';
import type { Layout } from '../wire/Layout';

/** The stage that a layout is of: of a champion the last one of the tournament. */
export function stageOf(layout: Layout, gathering: GatheringView | undefined): number | undefined {
  if (layout.kind === 'bracket' || layout.kind === 'standings') return layout.stage;
  const stages = layout.kind === 'champion' ? (gathering?.tournaments[layout.tournament]?.stages ?? []) : [];
  return stages[stages.length - 1];
}

/** The topics of a layout; what follows from their content is followed once that is here. */
export function topicsFor(layout: Layout, gathering: GatheringView | undefined): string[] {
  const wanted: string[] = [];
  const stage = stageOf(layout, gathering);
  if (stage !== undefined) wanted.push(`stage/${stage}`, `stage/${stage}/standing/`);
  if (stage !== undefined && layout.kind !== 'standings') wanted.push(`stage/${stage}/round/`);
  const tournament = stage === undefined ? undefined : Object.values(gathering?.tournaments ?? {}).find((one) => one.stages.includes(stage));
  if (tournament) wanted.push(`tournament/${tournament.id}/entrants/`);
  if (layout.kind === 'calls' || layout.kind === 'stations' || layout.kind === 'station') wanted.push('floor');
  // Rounds tell what the plan leaves out: from where whoever is not known comes, and times that somebody set.
  if (layout.kind === 'schedule') wanted.push('plan', ...Object.values(gathering?.tournaments ?? {}).filter(({ phase }) => phase !== 'over').flatMap(({ stages }) => stages.map((id) => `stage/${id}/round/`)));
  if (layout.kind === 'match') wanted.push(`match/${layout.match}`);
  if (layout.kind === 'matches') wanted.push(...layout.matches.map((id) => `match/${id}`));
  if (layout.kind === 'draft') wanted.push('drafts', ...(layout.match === undefined ? [] : [`draft/${layout.match}`, `match/${layout.match}`]));
  if (layout.kind === 'draft_leaders') wanted.push(`draft_leaders/${layout.tournament}`);
  return wanted;
}
