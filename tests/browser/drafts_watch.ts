// Whether the hall's screen and the overlay show a draft as the server has it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DraftView } from '../../ui/src/wire/DraftView.ts';
import type { PoolView } from '../../ui/src/wire/PoolView.ts';
import type { Side } from '../../ui/src/wire/Side.ts';
import { SLOW, type Stage } from './drafts_stage.ts';
import { picture } from './venue.ts';

const SIDES: readonly Side[] = ['home', 'away'];
/** What stands on a page for one side: names of picks, struck names of bans. */
type Board = Readonly<Record<Side, { readonly picks: readonly string[]; readonly bans: readonly string[] }>>;

/** What the server's view comes to on a board. */
function expected(view: DraftView, pool: PoolView): Board {
  const name = (id: string): string => pool.heroes[id]?.name ?? id;
  const of = (side: Side): Board[Side] => {
    const cells = Object.values(view.turns).filter((turn) => turn.side === side && turn.state === 'done');
    const done = (verb: string): string[] => cells.flatMap((turn) => (turn.verb === verb && turn.choice?.kind === 'hero' ? [name(turn.choice.hero)] : []));
    const isOver = view.phase.kind === 'swapping' || view.phase.kind === 'complete';
    return { picks: isOver && view.lineup[side].length > 0 ? view.lineup[side].map(name) : done('pick'), bans: done('ban') };
  };
  return { home: of('home'), away: of('away') };
}

export class Agreement {
  constructor(
    private readonly stage: Stage,
    readonly screen: Page,
    readonly overlay: Page,
  ) {}

  /** Both pages show the picks and bans that the server has. */
  async agrees(): Promise<void> {
    const wanted = expected(await this.stage.draft(), await this.stage.pool());
    await expect.poll(() => this.board(this.screen, '.pick:not(.now):not(.shut):not(.open) .hero', '.ban b'), SLOW).toEqual(wanted);
    await expect.poll(() => this.board(this.overlay, '.pick:not(.now):not(.shut):not(.open) b', '.bans b'), SLOW).toEqual(wanted);
  }

  /** Both say that it is held, and why. */
  async holds(reason: string): Promise<void> {
    for (const page of [this.screen, this.overlay]) {
      await page.getByText('Hold', { exact: false }).first().waitFor(SLOW);
      await page.getByText(reason).first().waitFor(SLOW);
    }
  }

  async pictures(name: string): Promise<void> {
    await picture(this.screen, `${name}-hall`);
    await picture(this.overlay, `${name}-overlay`);
  }

  private async board(page: Page, picks: string, bans: string): Promise<Board> {
    const of = async (side: Side): Promise<Board[Side]> => {
      const all = async (what: string): Promise<string[]> => (await page.locator(`.seat.${side} ${what}`).allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
      return { picks: await all(picks), bans: await all(bans) };
    };
    const [home, away] = await Promise.all(SIDES.map(of));
    return { home: home ?? { picks: [], bans: [] }, away: away ?? { picks: [], bans: [] } };
  }
}
