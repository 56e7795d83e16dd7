// The sign of a role, by the word that a pool has for it; the same on every surface. A role that nobody knows has none.
import { Castle, Crosshair, Crown, Flame, Footprints, Heart, Shield, Snowflake, Sword, Wind, Zap, type IconNode } from '../icons';

const SIGNS: Readonly<Record<string, IconNode>> = {
  carry: Crown, support: Heart, initiator: Zap, disabler: Snowflake, nuker: Flame, durable: Shield, escape: Wind, pusher: Castle, jungler: Footprints, jungle: Footprints,
  tank: Shield, healer: Heart, damage: Crosshair, dps: Crosshair, attacker: Crosshair, marksman: Crosshair, adc: Crosshair, bottom: Crosshair, bot: Crosshair, mage: Flame, mid: Flame, middle: Flame, assassin: Wind,
  fighter: Sword, bruiser: Sword, top: Sword, duelist: Sword, vanguard: Shield, sentinel: Shield, guardian: Shield, strategist: Heart, utility: Heart, controller: Snowflake,
};

export const roleSign = (role: string | undefined): IconNode | undefined => (role === undefined ? undefined : SIGNS[role.toLowerCase()]);
