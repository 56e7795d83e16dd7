import type { NewEntrant } from "./NewEntrant";
import type { Presence } from "./Presence";
export type SignUpDeed = { "kind": "open_check_in", until?: number, } | { "kind": "close_check_in" } | { "kind": "set_limit", limit?: number, } | { "kind": "enter", entrant: NewEntrant, } | { "kind": "mark", entrant: number, person?: number, presence: Presence, } | { "kind": "drop", entrants: Array<number>, reason: string, } | { "kind": "move_up" } | { "kind": "return", entrant: number, } | { "kind": "strike", entrant: number, };
