// Turns a text key into words: `{name}` takes a value, `{n|tablet|tablets}` the form that fits the number n.

/** The values that a text asks for, read from the text itself. */
type Asked<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? (Hole extends `${infer Name}|${string}` ? Name : Hole) | Asked<Rest>
  : never;

type Values<Text extends string> = [Asked<Text>] extends [never]
  ? []
  : [values: { readonly [Name in Asked<Text>]: string | number }];

/** A lookup in one table of texts. Keys and values are checked by the compiler. */
export type Translate<Table extends Record<string, string>> = <Key extends keyof Table & string>(
  key: Key,
  ...values: Values<Table[Key]>
) => string;

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
    return Number(value) === 1 ? one : many;
  });
}

/** The `t` of one surface: `const t = translator(judge)`, then `t('undo', { what })`. */
export function translator<const Table extends Record<string, string>>(table: Table): Translate<Table> {
  return (key, ...values) => {
    const given = values[0];
    return given === undefined ? table[key] ?? key : fill(table[key] ?? key, given);
  };
}
