// The native window from the start page to a result on disk; through reload, crash, a second start and a cut plug.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program, until } from '../browser/server.ts';
import { button, crumb, ENTER, ESCAPE, HEALTH, PORT, Window } from './window.ts';

interface Gatherings {
  readonly open: string | null;
  readonly recent: readonly { path: string; name: string; missing?: boolean }[];
}

describe('the demonstration in the native window', () => {
  let window: Window;
  let home: string;
  let file: string;
  /** The open matches after the one result. */
  let after: string[];

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'lanista-window-'));
    window = await Window.open([], home);
  });
  afterAll(async () => {
    await window?.close();
    rmSync(home, { recursive: true, force: true });
  });

  const gatherings = (): Promise<Gatherings> => window.command<Gatherings>('gatherings');
  const go = (place: string): Promise<void> => window.execute(`location.hash = '${place}'`);

  test('shows bundled pages under the name of the program, in a secure context', async () => {
    expect(await window.title()).toContain('Lanista');
    expect(await window.execute('return location.protocol')).toBe('tauri:');
    expect(await window.execute('return isSecureContext')).toBe(true);
  });

  test('begins with the start page: nothing is open, nothing was', async () => {
    await window.find(button('Open the demonstration'));
    expect(await gatherings()).toMatchObject({ open: null, recent: [] });
    await window.picture('window-start');
  });

  test('opens on the start page, and the desk is let in without a question', async () => {
    await window.click(button('Open the demonstration'));
    await window.find(crumb('NorthSea LAN 22'), 30_000);
    file = (await gatherings()).open ?? '';
    expect(file.startsWith(home)).toBe(true);
    expect((await gatherings()).recent.map(({ name }) => name)).toEqual(['NorthSea LAN 22']);
    expect((await fetch(HEALTH)).status).toBe(200);
    await window.picture('window-overview');
  });

  test('shows the bracket', async () => {
    await go('#/tournaments/2/bracket');
    await window.find('//*[contains(text(), "Dota 2 Captains")]');
    await window.find('//*[contains(@class, "card")]');
    await window.picture('window-bracket');
  });

  test('a result typed in one line is stored', async () => {
    await go('#/matches');
    const before = await open();
    const held = await window.text('//table//tr[contains(., "On hold")]/td[contains(@class, "no")]');
    const first = before.find((number) => number !== held);
    await window.click(`${row(first)}//button[contains(., "Enter result")]`);
    // "Dota 2 Captains. 2 games win it."
    const needed = /(\d+) games? wins? it/.exec(await window.text('[role="dialog"] .reading'));
    await window.type('[role="dialog"] input', `${needed?.[1]}-0${ENTER}`);
    expect(await window.text('[role="dialog"] .sent li span')).toContain(`Match ${first}:`);
    await window.picture('window-result');
    await window.type('[role="dialog"] input', ESCAPE);
    // Rows stand still under the pointer: what is new comes when the page is opened anew.
    await go('#/overview');
    await go('#/matches');
    after = await until('the match takes no result any more', 5_000, async () => {
      const now = await open();
      return now.includes(first ?? '') ? undefined : now;
    });
  });

  test('the page cannot leave for the pages that the server has', async () => {
    const here = await window.execute<string>('return location.href');
    await window.execute(`location.href = 'http://127.0.0.1:${PORT}/desk'`);
    await new Promise((wake) => setTimeout(wake, 1000));
    expect(await window.execute('return location.href')).toBe(here);
  });

  test('a reloaded page is let in again', async () => {
    await window.reload();
    await window.find(crumb('NorthSea LAN 22'), 20_000);
    expect((await gatherings()).open).toBe(file);
  });

  test('a code is good once', async () => {
    const first = await window.command<{ k: string }>('desk_door');
    const second = await window.command<{ k: string }>('desk_door');
    expect(second.k).not.toBe(first.k);
  });

  test('a second start raises this window and ends well', async () => {
    expect(await window.again()).toBe(0);
    expect((await gatherings()).open).toBe(file);
  });

  test('a second start with a file hands it to this window', async () => {
    const other = join(home, 'other.lanista');
    execFileSync(program('LANISTA_DESKTOP_BIN'), ['demo', other]);
    expect(await window.again([other])).toBe(0);
    await until('the other file is open', 10_000, async () => ((await gatherings()).open === other ? true : undefined));
    await window.find(crumb('NorthSea LAN 22'), 20_000);
    expect((await gatherings()).recent.map(({ path }) => path)).toEqual([other, file]);
  });

  test('the plug is pulled, and the result is there when the file is opened again', async () => {
    await window.end('SIGKILL');
    await window.close();
    window = await Window.open([file], home);
    await window.find(crumb('NorthSea LAN 22'), 30_000);
    await go('#/matches');
    expect(await open()).toEqual(after);
  });

  // The driver's session ends with the page, so the rest is seen from outside.
  test('a page that crashes comes back and is let in again; the server has not noticed', async () => {
    expect((await fetch(HEALTH)).status).toBe(200);
    const links = window.links(PORT);
    const page = window.process('WebKitWebProcess');
    process.kill(page ?? 0, 'SIGKILL');
    await until('another page runs', 20_000, () => {
      const other = window.process('WebKitWebProcess');
      return other !== undefined && other !== page ? true : undefined;
    });
    await until('another link is up', 20_000, () => window.links(PORT).some((link) => !links.includes(link)) || undefined);
    expect((await fetch(HEALTH)).status).toBe(200);
  });

  test('told to end, it leaves one file behind', async () => {
    await window.end('SIGTERM');
    expect(existsSync(file)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  /** Two tournaments number their matches alike, so rows are those of one. */
  const CUP = 'Dota 2 Captains';
  const row = (number: string | undefined): string => `//table//tr[contains(., "${CUP}")][td[contains(@class, "no") and text() = "${number}"]]`;

  /** The numbers of its matches that take a result, as the page lists them. */
  async function open(): Promise<string[]> {
    await window.find('table.list td.no');
    return window.execute<string[]>(`return [...document.querySelectorAll('table.list tr')].filter((row) => row.textContent.includes('${CUP}') && row.textContent.includes('Enter result')).map((row) => row.querySelector('td.no').textContent)`);
  }
});
