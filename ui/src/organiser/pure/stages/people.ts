// Who stands in the slots of the drawing: seeds that are entered, or the ranks of a table that is played.
import type { StandingRow } from '../../../wire/StandingRow';
import type { Flow } from './flow';

export interface Person {
  readonly name: string;
  /** Won and lost, in a table that is played. */
  readonly note?: string | undefined;
  /** The seed, or the rank in the group. */
  readonly rank: number;
}

interface Seeded {
  readonly name: string;
  readonly seed: number;
}

/** The people by the key of their slot. `rows`: the standings of each stage that is drawn. */
export function peopleOf(flow: Flow, seeds: readonly Seeded[], rows: readonly (readonly StandingRow[])[], nameOf: (entrant: number) => string | undefined): Map<string, Person> {
  const people = new Map<string, Person>();
  const bySeed = new Map(seeds.map((one) => [one.seed, one.name]));
  for (const column of flow.columns) {
    const known = rows[column.index] ?? [];
    // Before the first result everybody is first: then the seed says more than the rank.
    const isTable = 'table' in column.plan.kind && known.some((row) => row.won + row.lost + (row.drawn ?? 0) > 0);
    const drawn = new Map(known.map((row) => [row.seed, nameOf(row.entrant)]));
    column.lanes.forEach((lane) => {
      const ranked = isTable ? known.filter((row) => row.group === lane.number) : [];
      lane.slots.forEach((slot, i) => {
        const row = ranked[i];
        if (row) {
          const name = nameOf(row.entrant);
          if (name !== undefined) people.set(slot.key, { name, rank: row.rank ?? i + 1, note: `${row.won}:${row.lost}` });
          return;
        }
        const name = known.length > 0 ? drawn.get(slot.seed) : slot.comes?.kind === 'seed' ? bySeed.get(slot.comes.seed) : undefined;
        if (name !== undefined && slot.seed > 0) people.set(slot.key, { name, rank: slot.seed });
      });
    });
  }
  return people;
}
