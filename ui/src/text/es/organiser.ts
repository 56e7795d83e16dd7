// The organiser's words, in Spanish: in one table, as in English.
import { criteria } from './organiser/criteria';
import { frame } from './organiser/frame';
import { hall } from './organiser/hall';
import { heats } from './organiser/heats';
import { matches } from './organiser/matches';
import { play } from './organiser/play';
import { setup } from './organiser/setup';
import { table } from './organiser/table';
import { times } from './organiser/times';

export const organiser = { ...frame, ...setup, ...play, ...matches, ...hall, ...table, ...times, ...criteria, ...heats };
