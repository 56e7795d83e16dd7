import type { AsideView } from "./AsideView";
import type { CheckInView } from "./CheckInView";
export type SignUpView = { check_in?: CheckInView, limit?: number, waits: number, waiting: Array<AsideView>, drops: number, dropped: Array<AsideView>, };
