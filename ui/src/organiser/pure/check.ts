// Checking the hall: how far a phone came on each network, what most likely stops it, and the code that joins the Wi-Fi.
import type { ReachedView } from '../../wire/ReachedView';

/** `waits`: nobody yet; `silent`: nobody for too long; `connected`, `page`: on its way; `no_page`, `no_link`: it stopped there. */
export type Reach = 'waits' | 'silent' | 'connected' | 'no_page' | 'page' | 'no_link' | 'linked';
export type Cause = 'left' | 'isolated' | 'firewall' | 'other' | 'captive' | 'proxy';

/** Milliseconds of silence after which causes are named. */
export const PATIENCE = 20_000;
/** From one step of a phone to the next. */
const STEP = 10_000;

/** How far somebody came since the check began. */
export function reachOf(reached: ReachedView | undefined, began: number, now: number): Reach {
  if (reached === undefined || reached.connected < began) return now - began < PATIENCE ? 'waits' : 'silent';
  if ((reached.linked ?? 0) >= began) return 'linked';
  if ((reached.page ?? 0) >= began) return now - (reached.page ?? 0) < STEP ? 'page' : 'no_link';
  return now - reached.connected < STEP ? 'connected' : 'no_page';
}

/** The likeliest first. */
export function causesOf(reach: Reach): readonly Cause[] {
  if (reach === 'silent') return ['left', 'other', 'isolated', 'firewall'];
  if (reach === 'no_page' || reach === 'no_link') return ['captive', 'proxy'];
  return [];
}

/** A name or password inside a code for a Wi-Fi: what divides the fields is escaped. */
const escaped = (text: string): string => text.replace(/[\\;,:"]/g, (sign) => `\\${sign}`);

/** What a camera reads to join a Wi-Fi; without a password it is an open one. */
export const wifiCode = (name: string, password: string): string => (password === '' ? `WIFI:T:nopass;S:${escaped(name)};;` : `WIFI:T:WPA;S:${escaped(name)};P:${escaped(password)};;`);

/** Why no code can be made of this. A WPA password has 8 to 63 letters, a network's name at most 32 bytes. */
export function wifiFault(name: string, password: string): 'name' | 'long' | 'password' | undefined {
  if (name === '') return 'name';
  if (new TextEncoder().encode(name).length > 32) return 'long';
  return password !== '' && (password.length < 8 || password.length > 63) ? 'password' : undefined;
}
