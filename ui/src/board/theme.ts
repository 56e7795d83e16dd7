// The colours of a theme as properties of a page, and those that follow from them.
import type { Colours } from '../wire/Colours';
import type { Theme } from '../wire/Theme';

type Parts = readonly [number, number, number];
const partsOf = (colour: string): Parts => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as unknown as Parts;
const written = (parts: Parts): string => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** So much of the one over the other. */
export function mixed(over: string, under: string, share: number): string {
  const [a, b] = [partsOf(over), partsOf(under)];
  return written([0, 1, 2].map((at) => (a[at] ?? 0) * share + (b[at] ?? 0) * (1 - share)) as unknown as Parts);
}

/** What these are without a theme, and the darkest and lightest that words can be. */
export interface Own {
  readonly ground: string;
  readonly surface: string;
  readonly text: string;
  readonly accent: string;
  readonly dark: string;
  readonly light: string;
}

/** Dark or light words: whichever is read better on a colour. Source: relative luminance, WCAG 2.2. */
export function wordsOn(colour: string, { dark, light }: Pick<Own, 'dark' | 'light'>): string {
  const shares = partsOf(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (shares[0] ?? 0) + 0.7152 * (shares[1] ?? 0) + 0.0722 * (shares[2] ?? 0) > 0.179 ? dark : light;
}

/** The properties of a page by the colours of a theme, and those that follow from them. */
export function propertiesOf(theme: Theme, tournament: string, usual: Own): ReadonlyMap<string, string> {
  const colours: Colours = { ...theme.colours, ...theme.tournaments?.[tournament] };
  const set = new Map<string, string>();
  const put = (value: string | undefined, ...names: readonly string[]): void => {
    if (value !== undefined) for (const name of names) set.set(name, value);
  };
  const { ground = usual.ground, text = usual.text, accent = usual.accent } = colours;
  // A ground of its own takes what lies on it along.
  const surface = colours.surface ?? (colours.ground === undefined ? usual.surface : mixed(text, ground, 0.07));
  put(colours.ground, '--ink');
  if (colours.ground !== undefined || colours.surface !== undefined) {
    put(surface, '--surface');
    put(mixed(text, surface, 0.12), '--lifted', '--raised');
  }
  put(colours.line, '--line', '--line-strong');
  put(colours.text, '--text');
  put(colours.muted, '--muted', '--faint');
  put(colours.accent, '--accent', '--accent-fill');
  if (colours.accent !== undefined || colours.ground !== undefined) put(mixed(accent, ground, 0.16), '--accent-soft');
  put(colours.on_accent ?? (colours.accent && wordsOn(colours.accent, usual)), '--on-accent');
  for (const side of ['home', 'away'] as const) {
    const colour = colours[side];
    put(colour, `--${side}`);
    put(colour && mixed(colour, ground, 0.2), `--${side}-soft`);
    put(colours[`on_${side}`] ?? (colour && wordsOn(colour, usual)), `--on-${side}`);
  }
  if (theme.safe_area !== undefined) {
    // Those that lie over a game have places of their own as long as no theme says otherwise.
    put(`${theme.safe_area}vh`, '--safe-y', '--safe-y-set');
    put(`${theme.safe_area}vw`, '--safe-x', '--safe-x-set');
  }
  if (theme.corners !== undefined) put(`calc(${theme.corners / 10} * var(--u))`, '--corners');
  return set;
}
