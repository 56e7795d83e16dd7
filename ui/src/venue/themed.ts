// Dresses an overlay in a theme: each value becomes one property of the page, never text of a style sheet.
import { propertiesOf, type Own } from '../board/theme';
import { fetchTheme, fontOf } from '../link/theme';
import type { Theme } from '../wire/Theme';

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
