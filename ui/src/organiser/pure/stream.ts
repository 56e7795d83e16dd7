// The addresses of overlays for streams, as the venue surface reads them. Source: docs/PROTOCOL.md, addresses.

export const OVERLAYS = ['scorebug', 'lower_third', 'draft'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** Which match: one, the one at a station, or the one at the stream. */
export type StreamChoice = { readonly kind: 'itself' } | { readonly kind: 'station' | 'match'; readonly number: number };

/** `station/3` and `match/120` as a list of choices holds them. */
export const keyOf = (choice: StreamChoice): string => (choice.kind === 'itself' ? choice.kind : `${choice.kind}/${choice.number}`);

export function choiceOf(key: string): StreamChoice {
  const found = /^(station|match)\/(\d+)$/.exec(key);
  return found ? { kind: found[1] as 'station' | 'match', number: Number(found[2]) } : { kind: 'itself' };
}

/** `base`: `http://nordlicht.local:7420`. A draft has no station and no sides to swap. */
export function overlayAddress(base: string, overlay: Overlay, choice: StreamChoice, isFlipped: boolean): string {
  const which = choice.kind === 'match' || (choice.kind === 'station' && overlay !== 'draft') ? `&${choice.kind}=${choice.number}` : '';
  return `${base}/s?overlay=${overlay}${which}${isFlipped && overlay !== 'draft' ? '&flip=1' : ''}`;
}
