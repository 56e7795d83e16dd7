// Glyphs of roles and of verbs; a role without a glyph is a word.
import type { DraftVerb } from '../../wire/DraftVerb';
import { ArrowLeftRight, Ban, Crosshair, Equal, Hand, ListOrdered, Plus, Shield, type IconNode } from '../icons';
import { roleSign } from './signs';

export const roleIcon = (role: string): IconNode | null => roleSign(role) ?? null;

const VERBS: Readonly<Record<DraftVerb, IconNode>> = { pick: Plus, ban: Ban, protect: Shield, snipe: Crosshair, steal: Hand, side: ArrowLeftRight, order: ListOrdered, decider: Equal };
export const verbIcon = (verb: DraftVerb): IconNode => VERBS[verb];

/** A role as people read it: small letters of a file become a word. */
export const roleWord = (role: string): string => role.charAt(0).toUpperCase() + role.slice(1);
