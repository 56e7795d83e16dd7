// Which language this page speaks: the device's own choice, else what its browser asks for, else English, which is always there.
import { remember, remembered } from '../link/remember';

/** Each language by the name that its speakers give it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', pt: 'Português' } as const;
export type Language = keyof typeof LANGUAGES;

/** The texts of one table in another language. */
export type Texts = Readonly<Record<string, string>>;
/** Tables by their names. */
export type Tables = Readonly<Record<string, Texts>>;
/** What a surface offers besides English, each language fetched when it is spoken. */
export type Offered = Readonly<Partial<Record<Exclude<Language, 'en'>, () => Promise<Tables>>>>;

/** Under which name the device remembers its choice. */
const HABIT = 'language';

let spoken = $state.raw<{ readonly language: Language; readonly tables: Tables | null }>({ language: 'en', tables: null });

/** The language that is spoken now. */
export const language = (): Language => spoken.language;

/** One text in some of the tables. A later table goes before an earlier one. */
export function textIn(all: Tables, names: readonly string[], key: string): string | undefined {
  for (let n = names.length - 1; n >= 0; n -= 1) {
    const found = all[names[n] ?? '']?.[key];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One text in the language that is spoken; nothing in English, or where it does not have it. */
export const wording = (names: readonly string[], key: string): string | undefined => (spoken.tables === null ? undefined : textIn(spoken.tables, names, key));

/** The languages of a surface, English first. */
export const offeredBy = (offered: Offered): Language[] => (Object.keys(LANGUAGES) as Language[]).filter((one) => one === 'en' || one in offered);

/** The first wish that the surface can fulfil: "pt-BR" is Portuguese, and what nobody offers is passed over. */
export function firstOffered(wishes: readonly (string | null | undefined)[], offered: Offered): Language {
  const known = offeredBy(offered);
  for (const wish of wishes) {
    const plain = (wish ?? '').toLowerCase().split(/[-_]/)[0];
    const found = known.find((one) => one === plain);
    if (found) return found;
  }
  return 'en';
}

/** Counts what was asked for, so that of two languages the one asked for last is spoken, whichever comes first. */
let asked = 0;

/** Speaks a language from now on, with all that is shown already. One that cannot be fetched leaves everything as it is. */
export async function speak(to: Language, offered: Offered): Promise<boolean> {
  const own = (asked += 1);
  const load = to === 'en' ? undefined : offered[to];
  if (to !== 'en' && load === undefined) return false;
  try {
    const tables = load === undefined ? null : { ...(await load()) };
    if (own !== asked) return false;
    spoken = { language: to, tables };
  } catch {
    return false;
  }
  if (globalThis.document) document.documentElement.lang = to;
  return true;
}

/** Milliseconds that a page waits for its language before it begins in English, and between two attempts. */
const PATIENCE = 3_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a page does before it draws anything: `?lang=de` in its address, the choice of this device, or the languages of its browser. */
export async function speakOwn(offered: Offered): Promise<void> {
  const address = new URLSearchParams(globalThis.location?.search ?? '').get('lang');
  const to = firstOffered([address, remembered(HABIT), ...(globalThis.navigator?.languages ?? [])], offered);
  if (to === 'en') return;
  const insist = async (): Promise<void> => {
    // A wish of a person that came meanwhile ends it.
    for (let own = asked + 1; !(await speak(to, offered)) && own === asked; own = asked + 1) await pause(PATIENCE);
  };
  await Promise.race([insist(), pause(PATIENCE)]);
}

/** A person chooses: spoken at once, and remembered by this device. */
export async function choose(to: Language, offered: Offered): Promise<boolean> {
  const isSpoken = await speak(to, offered);
  if (isSpoken) remember(HABIT, to);
  return isSpoken;
}

/** A text in the middle of a line begins small, but German nouns keep their capital. */
export const lowered = (text: string): string => (spoken.language === 'de' ? text : text.charAt(0).toLowerCase() + text.slice(1));

const rules = new Map<Language, Intl.PluralRules>();

/** Whether a number takes the singular: 1 in most languages, 0 and 1 in French and Portuguese. */
export function isSingular(n: number): boolean {
  let rule = rules.get(spoken.language);
  if (!rule) rules.set(spoken.language, (rule = new Intl.PluralRules(spoken.language)));
  return rule.select(n) === 'one';
}

/** A whole number in groups of three, as the language writes it. */
export const grouped = (n: number): string => n.toLocaleString(spoken.language);

/** A number with so many digits behind the point or comma of the language, or with at least so many. */
export const decimal = (n: number, digits: number, least = digits): string => n.toLocaleString(spoken.language, { minimumFractionDigits: least, maximumFractionDigits: digits, useGrouping: false });

const days = new Map<string, Intl.DateTimeFormat>();

/** A time as the clocks on the walls of this machine show it, for `dayWords`. */
export const onTheWall = (at: number): number => at - new Date(at).getTimezoneOffset() * 60_000;

/** A day in the words of the language. The time is taken as UTC: whoever means a zone adds it first. */
export function dayWords(at: number, form: Intl.DateTimeFormatOptions): string {
  const key = spoken.language + JSON.stringify(form);
  let format = days.get(key);
  if (!format) days.set(key, (format = new Intl.DateTimeFormat(spoken.language === 'en' ? 'en-GB' : spoken.language, { ...form, timeZone: 'UTC' })));
  return format.format(at);
}
