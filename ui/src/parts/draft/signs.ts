// The sign of a role, by the word that a pool has for it; a role that nobody knows has none.
import { Castle, Flame, Heart, Shield, Snowflake, Sword, Wind, Zap } from 'lucide';
import type { IconNode } from '../icons';

const SIGNS: Readonly<Record<string, IconNode>> = {
  carry: Sword, attacker: Sword, damage: Sword, duelist: Sword, marksman: Sword, fighter: Sword, assassin: Wind,
  support: Heart, healer: Heart, strategist: Heart, controller: Snowflake,
  initiator: Zap, disabler: Snowflake, nuker: Flame, mage: Flame,
  durable: Shield, tank: Shield, vanguard: Shield, sentinel: Shield, guardian: Shield,
  escape: Wind, pusher: Castle, bruiser: Shield,
};

export const roleSign = (role: string | undefined): IconNode | undefined => (role === undefined ? undefined : SIGNS[role.toLowerCase()]);
