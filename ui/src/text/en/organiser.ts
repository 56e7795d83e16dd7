// The organiser's words, in English.
import { frame } from './organiser/frame';
import { hall } from './organiser/hall';
import { play } from './organiser/play';
import { setup } from './organiser/setup';
import { stages } from './organiser/stages';
import { table } from './organiser/table';

export const organiser = { ...frame, ...setup, ...stages, ...play, ...hall, ...table } as const;
