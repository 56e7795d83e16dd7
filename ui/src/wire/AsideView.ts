import type { ArrivedView } from "./ArrivedView";
export type AsideView = { id: number, name: string, tag: string, club?: string, seat?: string, arrived?: ArrivedView, };
