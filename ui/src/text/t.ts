// Turns a text key into words: `{name}` takes a value, `{n|tablet|tablets}` the form that fits the number n.
import { isSingular, textIn, wording, type Tables } from './language.svelte';

/** The values that a text asks for, read from the text itself. */
type Asked<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? (Hole extends `${infer Name}|${string}` ? Name : Hole) | Asked<Rest>
  : never;

type Values<Text extends string> = [Asked<Text>] extends [never]
  ? []
  : [values: { readonly [Name in Asked<Text>]: string | number }];

/** All keys of several tables. */
type Keys<All extends Tables> = { [Name in keyof All]: keyof All[Name] }[keyof All] & string;
/** The English text of a key. */
type TextOf<All extends Tables, Key extends string> = { [Name in keyof All]: Key extends keyof All[Name] ? All[Name][Key] : never }[keyof All];

/** A lookup in tables of texts. Keys and values are checked by the compiler. */
export type Translate<All extends Tables> = <Key extends Keys<All>>(key: Key, ...values: Values<TextOf<All, Key>>) => string;

/** Letters that are written from right to left: Hebrew, Arabic and their kin. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/** A name within a sentence keeps its direction to itself, so that a score behind it is not turned. */
const isolated = (value: string | number): string => (typeof value === 'string' && LEFTWARD.test(value) ? `\u2068${value}\u2069` : String(value));

const HOLE = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** Fills the holes of one text. A hole without a value stays visible, so that it is found. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(HOLE, (hole: string, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    if (one === undefined || many === undefined) return isolated(value);
    return isSingular(Number(value)) ? one : many;
  });
}

/** The `t` of one surface: `const t = translator({ judge })`, then `t('undo', { what })`. The names of the tables are those under which other languages have them. */
export function translator<const All extends Tables>(tables: All): Translate<All> {
  const names = Object.keys(tables);
  return (key, ...values) => {
    const text = wording(names, key) ?? textIn(tables, names, key) ?? key;
    const given = values[0];
    return given === undefined ? text : fill(text, given);
  };
}
