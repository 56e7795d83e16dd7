// Fetches a theme of overlays from this page's own server, which read it strictly; what is no theme here either is none.
import type { Colours } from '../wire/Colours';
import type { Theme } from '../wire/Theme';

const COLOUR = /^#[0-9A-F]{6}$/i;
const NAMED: readonly (keyof Colours)[] = ['ground', 'surface', 'line', 'text', 'muted', 'accent', 'on_accent', 'home', 'on_home', 'away', 'on_away'];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const within = (value: unknown, most: number): number | undefined => (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : undefined);

function coloursOf(value: unknown): Colours {
  const given = isObject(value) ? value : {};
  return Object.fromEntries(NAMED.flatMap((name) => {
    const colour = given[name];
    return typeof colour === 'string' && COLOUR.test(colour) ? [[name, colour]] : [];
  }));
}

/** Only what a theme may say, each within its bounds. */
export function readTheme(value: unknown): Theme | undefined {
  if (!isObject(value)) return undefined;
  const { animation, font } = value;
  const [safe, corners] = [within(value['safe_area'], 10), within(value['corners'], 40)];
  return {
    colours: coloursOf(value['colours']),
    tournaments: Object.fromEntries(Object.entries(isObject(value['tournaments']) ? value['tournaments'] : {}).map(([name, colours]) => [name, coloursOf(colours)])),
    ...(animation === 'none' || animation === 'calm' || animation === 'lively' ? { animation } : {}),
    ...(safe === undefined ? {} : { safe_area: safe }),
    ...(corners === undefined ? {} : { corners }),
    ...(typeof font === 'string' ? { font } : {}),
  };
}

/** `name` is a plain word; `origin` the server's where the page is not its own. None where there is no such theme now; it throws where the server cannot be reached. */
export async function fetchTheme(name: string, origin = ''): Promise<Theme | undefined> {
  const answer = await fetch(`${origin}/themes/${encodeURIComponent(name)}`, { cache: 'no-cache' });
  if (!answer.ok) return undefined;
  try {
    return readTheme(await answer.json());
  } catch {
    return undefined;
  }
}

/** Where its letters are. */
export const fontOf = (name: string): string => `/themes/${encodeURIComponent(name)}/font`;
