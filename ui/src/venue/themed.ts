// Dresses an overlay in a theme: each value becomes one property of the page, never text of a style sheet.
import { fetchTheme, fontOf } from '../link/theme';
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

const TIMES = [['--t-tick', 160], ['--t-move', 240], ['--t-draw', 600], ['--t-scene', 900], ['--t-page', 450]] as const;

/** How long things move. Whoever asked for less motion keeps that. */
export function timesOf({ animation }: Theme, isCalmed: boolean): ReadonlyMap<string, string> {
  if (animation === 'none') return new Map(TIMES.map(([name]) => [name, '0ms']));
  return animation === 'lively' && !isCalmed ? new Map([...TIMES.map(([name, time]) => [name, `${time * 2}ms`] as const), ['--lively', '1']]) : new Map();
}

/** Looked at again so often, milliseconds: whoever tries a theme sees it without loading the overlay again. */
const AGAIN = 10_000;
const FACE = 'Lanista theme';

interface Face {
  readonly of: string;
  readonly font: FontFace;
  isHere: boolean;
}

/** Wears a theme until the page ends. Without the server the last one stays; one that is no more leaves the own look. */
export function wear(name: string, changed: (theme: Theme | undefined) => void): { readonly dress: (tournament: string) => void; readonly end: () => void } {
  const { style } = document.documentElement;
  let theme: Theme | undefined;
  let known = '';
  let where = '';
  /** The letters that are worn, or on their way. */
  let face: Face | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let worn: readonly string[] = [];
  let isOver = false;
  const before = getComputedStyle(document.documentElement);
  const own = (property: string): string => before.getPropertyValue(property).trim();
  const usual: Own = { ground: own('--ink'), surface: own('--surface'), text: own('--text'), accent: own('--accent'), dark: own('--qr-ink'), light: own('--qr-paper') };
  const faces = own('--hall-font');

  function dress(tournament: string): void {
    where = tournament;
    for (const property of worn) style.removeProperty(property);
    const wants = theme ? new Map([...propertiesOf(theme, tournament, usual), ...timesOf(theme, matchMedia('(prefers-reduced-motion: reduce)').matches)]) : new Map<string, string>();
    for (const [property, value] of wants) style.setProperty(property, value);
    if (face?.isHere) {
      style.setProperty('--hall-font', `"${FACE}", ${faces}`);
      wants.set('--hall-font', '');
    }
    worn = [...wants.keys()];
  }
  /** Colours do not wait for letters: these come later, or with a later look. */
  async function letters(): Promise<void> {
    if (face?.of === theme?.font) return;
    if (face) document.fonts.delete(face.font);
    face = undefined;
    if (theme?.font === undefined) return;
    const asked: Face = { of: theme.font, font: new FontFace(FACE, `url("${fontOf(name)}")`, { weight: '100 900' }), isHere: false };
    face = asked;
    // Among the page's faces from the start: whoever measures words waits for them.
    document.fonts.add(asked.font);
    try {
      await asked.font.load();
    } catch {
      // Letters that cannot be read leave the own ones, and are asked for again.
      document.fonts.delete(asked.font);
      if (face === asked) face = undefined;
      return;
    }
    if (isOver || face !== asked) return;
    asked.isHere = true;
    dress(where);
  }
  async function look(): Promise<void> {
    try {
      const found = await fetchTheme(name);
      const text = JSON.stringify(found ?? null);
      if (!isOver && text !== known) {
        known = text;
        theme = found;
        void letters();
        dress(where);
        changed(theme);
      } else if (!isOver) {
        void letters();
      }
    } catch {
      // Not reached: what is worn stays.
    }
    if (!isOver) timer = setTimeout(() => void look(), AGAIN);
  }
  void look();
  return {
    dress,
    end: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
