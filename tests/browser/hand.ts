// A desk's hand: commands that a spec sends on a link of its own, with the key of a desk's page, where clicks are not what is tested.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { Answer } from '../../ui/src/wire/Answer.ts';
import type { Ask } from '../../ui/src/wire/Ask.ts';
import type { Command } from '../../ui/src/wire/Command.ts';
import { until } from './server.ts';

/** The script of `hand_page.ts`, as one text that defines `lanistaHand`. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: fileURLToPath(new URL('hand_page.ts', import.meta.url)), name: 'lanistaHand', formats: ['iife'] } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('no script was built');
  return `${chunk.code}\nglobalThis.lanistaHand = lanistaHand;`;
}

export class Hand {
  private constructor(private readonly desk: Page) {}

  /** A desk of a venue whose page has come, with its hand. */
  static async at(venue: { desk(): Promise<Page> }, timeout: number): Promise<{ desk: Page; hand: Hand }> {
    const desk = await venue.desk();
    desk.setDefaultTimeout(timeout);
    await desk.getByRole('navigation').first().waitFor();
    return { desk, hand: await Hand.of(desk) };
  }

  /** Takes the key of a desk that was let in. */
  static async of(desk: Page): Promise<Hand> {
    await desk.evaluate(await script());
    const hand = new Hand(desk);
    // It begins once the desk has its key, which may be a moment after its page came.
    await until('the hand is linked', 10_000, async () => {
      await desk.evaluate('lanistaHand.start()');
      return (await desk.evaluate('lanistaHand.isUp()')) === true ? true : undefined;
    });
    return hand;
  }

  /** Sends a command. Throws with the reasons when it is refused. */
  async does(body: Command): Promise<void> {
    const refused = await this.desk.evaluate<string>(`lanistaHand.send(${JSON.stringify(body)})`);
    if (refused !== '') throw new Error(`${body.type}: ${refused}`);
  }

  /** Asks the server itself. */
  async asks(body: Ask): Promise<Answer> {
    return this.desk.evaluate<Answer>(`lanistaHand.ask(${JSON.stringify(body)})`);
  }

  /** A document, once it is here. */
  async reads<T>(topic: string): Promise<T> {
    await this.desk.evaluate(`lanistaHand.follow(${JSON.stringify(topic)})`);
    return until(topic, 10_000, async () => ((await this.desk.evaluate(`lanistaHand.document_(${JSON.stringify(topic)})`)) as T | null) ?? undefined);
  }

  /** The personal codes of a tournament, by entrant. */
  async codes(tournament: number): Promise<Record<number, { fragment: string; typed: string }>> {
    return this.desk.evaluate<Record<number, { fragment: string; typed: string }>>(`lanistaHand.codes(${tournament})`);
  }
}
