// What the top bar of every page may lead to: help, who judges here, and phones that wait. Set once by the hall, so that pages do not hand it through.
import { getContext, setContext } from 'svelte';

export interface Bar {
  /** Who judges with this tablet now. */
  readonly name: string;
  /** Own calls for help that nobody has answered. */
  readonly calls: number;
  readonly onhelp: () => void;
  readonly onshift: () => void;
  /** Players' phones that wait for this judge; the bar speaks of them where there are any. */
  readonly phones?: number;
  readonly onphones?: () => void;
}

const KEY = Symbol('bar');

export const setBar = (bar: () => Bar): void => void setContext(KEY, bar);
/** None on pages that stand alone. */
export const getBar = (): (() => Bar) | undefined => getContext<(() => Bar) | undefined>(KEY);
