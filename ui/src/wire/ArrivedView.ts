export type ArrivedView = { here: number, of: number, at: number, persons?: Array<number>, };
