// For which countries people play, in letters and in the words of the page's language, and what else they let everybody know.
import { language, type Language } from '../text/language.svelte';
import type { EntrantView } from '../wire/EntrantView';

const names = new Map<Language, Intl.DisplayNames>();

/** What a country is called; its letters where the browser does not know it. */
export function nationName(code: string): string {
  const spoken = language();
  let known = names.get(spoken);
  if (!known) names.set(spoken, (known = new Intl.DisplayNames([spoken === 'en' ? 'en-GB' : spoken], { type: 'region' })));
  try {
    return known.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Each country of an entrant's people once, in their order. */
export const nationsOf = (entrant: Pick<EntrantView, 'people'>): string[] => [...new Set((entrant.people ?? []).flatMap(({ nation }) => nation ?? []))];

/** Names and countries as far as everybody may know them: of one player alone without the handle, which stands above. */
export function peopleWords(entrant: Pick<EntrantView, 'name' | 'roster' | 'people'>): string {
  const people = entrant.people ?? [];
  const [alone] = entrant.roster;
  if (entrant.roster.length === 1 && alone === entrant.name) return [people[0]?.name, people[0]?.nation && nationName(people[0].nation)].filter(Boolean).join(', ');
  if (people.every(({ nation, name }) => nation === undefined && name === undefined)) return '';
  return entrant.roster
    .map((handle, at) => {
      const more = [people[at]?.name, people[at]?.nation].filter(Boolean).join(', ');
      return more === '' ? handle : `${handle} (${more})`;
    })
    .join(', ');
}
