// A look that a picture wears: each value becomes one property of its element, as on the page of an overlay.
import { propertiesOf } from '../../board/theme';
import type { Theme } from '../../wire/Theme';

export interface Look {
  readonly theme: Theme | undefined;
  /** The name of the tournament on view, whose colours go before the others. */
  readonly tournament: string;
}

/** An action of an element. */
export function wears(node: HTMLElement, look: Look): { readonly update: (look: Look) => void } {
  const before = getComputedStyle(node);
  const own = (property: string): string => before.getPropertyValue(property).trim();
  const usual = { ground: own('--ink'), surface: own('--surface'), text: own('--text'), accent: own('--accent'), dark: own('--qr-ink'), light: own('--qr-paper') };
  let worn: readonly string[] = [];
  const dress = ({ theme, tournament }: Look): void => {
    for (const property of worn) node.style.removeProperty(property);
    const wants = new Map(theme ? propertiesOf(theme, tournament, usual) : []);
    if (theme?.safe_area !== undefined) wants.set('--edge', `${theme.safe_area}%`);
    for (const [property, value] of wants) node.style.setProperty(property, value);
    worn = [...wants.keys()];
  };
  dress(look);
  return { update: dress };
}
