// Glyphs of roles and of verbs; a role without a glyph is a word.
import type { DraftVerb } from '../../wire/DraftVerb';
import { ArrowLeftRight, Ban, Castle, Crosshair, Crown, Equal, Flame, Footprints, Hand, Heart, ListOrdered, Plus, Shield, Snowflake, Sword, Wind, Zap, type IconNode } from '../icons';

const ROLES: Readonly<Record<string, IconNode>> = {
  carry: Crown, support: Heart, initiator: Zap, disabler: Snowflake, nuker: Flame, durable: Shield, escape: Wind, pusher: Castle, jungler: Footprints, jungle: Footprints,
  tank: Shield, healer: Heart, damage: Crosshair, dps: Crosshair, marksman: Crosshair, adc: Crosshair, bottom: Crosshair, bot: Crosshair, mage: Flame, mid: Flame, middle: Flame, assassin: Wind,
  fighter: Sword, bruiser: Sword, top: Sword, duelist: Sword, vanguard: Shield, strategist: Heart, utility: Heart,
};
export const roleIcon = (role: string): IconNode | null => ROLES[role.toLowerCase()] ?? null;

const VERBS: Readonly<Record<DraftVerb, IconNode>> = { pick: Plus, ban: Ban, protect: Shield, snipe: Crosshair, steal: Hand, side: ArrowLeftRight, order: ListOrdered, decider: Equal };
export const verbIcon = (verb: DraftVerb): IconNode => VERBS[verb];

/** A role as people read it: small letters of a file become a word. */
export const roleWord = (role: string): string => role.charAt(0).toUpperCase() + role.slice(1);
