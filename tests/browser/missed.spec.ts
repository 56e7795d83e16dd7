// Screens that missed 500 entries and come back over a link with delay and loss hold what the server holds; how soon is told.
import { afterEach, describe, expect, test } from 'vitest';
import { browserParts, type Carrier, type LinkCore } from '../../ui/src/link/core.ts';
import { Air, isAirHere } from './air.ts';
import { desk, isUp, open, page } from './air_pages.ts';
import { until } from './server.ts';
import { bracket } from './tablets.ts';

const SCREENS = 10;
const MISSED = 500;
const RUNS = process.env['LANISTA_LONG'] ? 10 : 1;
const FOLLOWED = ['gathering', 'open/', 'stage/1', 'stage/1/round/', 'match/1', 'match/2', 'message'];

let air: Air | null = null;
const cores: LinkCore[] = [];
afterEach(async () => {
  for (const core of cores.splice(0)) core.close();
  await air?.close().catch(() => undefined);
  air?.remove();
  air = null;
});

/** A screen that can be cut off, alone. */
class Screen {
  private away = false;
  private carriers: Carrier[] = [];
  readonly core: LinkCore;

  constructor(origin: string, at: number) {
    const carry = (address: string, kind: Parameters<typeof open>[1]): Carrier => {
      // A port at which nobody listens.
      const carrier = open(this.away ? address.replace(/:\d+\//, ':9/') : address, kind);
      this.carriers.push(carrier);
      return carrier;
    };
    // Whoever is cut off hears nothing of the server by another carrier either.
    const answers = async (address: string): Promise<boolean> => !this.away && browserParts.answers(address);
    this.core = page('screen', origin, { screenToken: `missed-${at}`, open: carry, answers });
    this.core.follow(FOLLOWED);
  }

  cut(): void {
    this.away = true;
    for (const carrier of this.carriers.splice(0)) carrier.close();
  }

  back(): void {
    this.away = false;
    this.core.wake();
  }

  /** The points of the first match, and the last message, as it holds them. */
  get held(): string {
    const of = (topic: string): string => JSON.stringify(this.core.documents.get(topic));
    return `${of('match/1')} ${of('match/2')} ${of('message')}`;
  }
}

describe.skipIf(!isAirHere())('five hundred missed entries', () => {
  test(
    'are all there again over 50 ± 15 ms and 2 % loss',
    async () => {
      air = await Air.open();
      const own = await desk(air.origin, air.ready.desk_url);
      cores.push(own.core);
      await bracket(own, 1, 'Cup', { kind: 'best_of', games: 3 }, Array.from({ length: 16 }, (_, at) => `Entrant ${at + 1}`), { rule: { kind: 'points' } });
      const { origin } = air;
      const screens = Array.from({ length: SCREENS }, (_, at) => new Screen(origin, at));
      cores.push(...screens.map(({ core }) => core));
      for (const { core } of screens) await isUp(core);
      const took: { readonly ms: number; readonly by: string }[] = [];
      let points = 0;
      for (let run = 0; run < RUNS; run += 1) {
        air.is({});
        for (const screen of screens) screen.cut();
        await until('they are cut off', 20_000, () => {
          const up = screens.filter(({ core }) => core.isUp).map(({ core }) => `${core.carrier} ${core.lamp} ${core.age}`);
          if (up.length > 0) throw new Error(up.join('; '));
          return true;
        });
        for (let entry = 0; entry < MISSED; entry += 1) {
          points += 1;
          if (entry % 10 === 9) await own.does({ type: 'show_message', text: `Round ${points}` });
          else await own.does({ type: 'score_game', match: 1 + (entry % 2), game: 1, score: { home: points, away: 0 }, winner: null });
        }
        const last = [`"home":${points}`, `Round ${points}`];
        air.is({ delay: 50, jitter: 15, loss: 2 });
        const begun = Date.now();
        for (const screen of screens) screen.back();
        const each = screens.map(async (screen) => {
          await until('all of it', 30_000, () => last.some((word) => screen.held.includes(word)) && screen.held.includes(`"home":${points - 1}`) || undefined);
          took.push({ ms: Date.now() - begun, by: screen.core.carrier });
        });
        await Promise.all(each);
        const truth = screens[0]?.held ?? '';
        expect(screens.every((screen) => screen.held === truth)).toBe(true);
      }
      const summary = (kind: string): string => {
        const all = took.filter((one) => one.by === kind).map((one) => one.ms).sort((a, b) => a - b);
        const at = (share: number): number => all[Math.floor((all.length - 1) * share)] ?? 0;
        return `${all.length} by ${kind}: ${at(0.5)} ms in the median, ${at(0.9)} ms for nine of ten, ${at(1)} ms at most`;
      };
      const kinds = [...new Set(took.map((one) => one.by))];
      console.log(`until screens that missed ${MISSED} entries held all of them, connection and handshake included: ${kinds.map(summary).join('; ')}`);
    },
    RUNS * 60_000 + 60_000,
  );
});
