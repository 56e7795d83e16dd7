// What the window says when a gathering cannot be opened, and what it asks before one is closed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../browser/chromium.ts';
import { hallAddress, program, until } from '../browser/server.ts';
import { button, crumb, HEALTH, PORT, Window } from './window.ts';

describe('what stands against opening a file', () => {
  let folder: string;
  let file: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanista-against-'));
    file = join(folder, 'lan.lanista');
    execFileSync(program('LANISTA_DESKTOP_BIN'), ['demo', file]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Opens the window on a file and reads what the start page says about it. */
  async function told(path: string, more: (window: Window) => Promise<void> = async () => {}): Promise<string> {
    const window = await Window.open([path]);
    try {
      const words = await window.text('[role="alert"]');
      await window.find(button('Open the demonstration'));
      await more(window);
      return words;
    } finally {
      await window.close();
    }
  }

  test('a file that is no gathering', async () => {
    const slides = join(folder, 'slides.lanista');
    writeFileSync(slides, 'These are slides.');
    expect(await told(slides, (window) => window.picture('window-foreign'))).toContain('This file is not a gathering');
  });

  test('a file that is not there', async () => {
    expect(await told(join(folder, 'gone.lanista'))).toContain('There is no such file.');
    expect(existsSync(join(folder, 'gone.lanista'))).toBe(false);
  });

  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(PORT, '127.0.0.1', done));
    try {
      expect(await told(file)).toContain(`Port ${PORT} is in use`);
    } finally {
      await new Promise((done) => other.close(done));
    }
  });

  test('a damaged file opens for reading, after asking, and stays as it is', async () => {
    const damaged = join(folder, 'damaged.lanista');
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf('Hafenpiraten'); at >= 0; at = bytes.indexOf('Hafenpiraten', at)) bytes[at] = 'h'.charCodeAt(0);
    writeFileSync(damaged, bytes);
    const words = await told(damaged, async (window) => {
      await window.click(button('Open read-only'));
      await window.find(crumb('NorthSea LAN 22'), 20_000);
      await window.picture('window-damaged');
    });
    expect(words).toContain('damaged');
    expect(readFileSync(damaged).equals(bytes)).toBe(true);
  });
});

test('without a display the window says what to do instead', () => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const ended = spawnSync(program('LANISTA_DESKTOP_BIN'), [], { env, encoding: 'utf8' });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('There is no display');
  expect(ended.stderr).not.toContain('panicked');
});

describe('closing the gathering', () => {
  let window: Window;
  let browser: Browser;

  beforeAll(async () => {
    window = await Window.open();
    browser = await startBrowser();
    await openDemonstration();
  });
  afterAll(async () => {
    await browser?.close();
    await window?.close();
  });

  async function openDemonstration(): Promise<void> {
    await window.click(button('Open the demonstration'));
    await window.find(crumb('NorthSea LAN 22'), 20_000);
  }

  test('with nobody in the hall leads back to the start page', async () => {
    await window.command('close_gathering');
    await expect(fetch(HEALTH)).rejects.toThrow();
    await window.reload();
    await window.find('//button[contains(., "NorthSea LAN 22")]');
  });

  test('while a screen of the hall is linked is asked first, and until then the screen is served', async () => {
    await openDemonstration();
    const screen = await browser.newPage();
    await screen.goto(`http://${hallAddress()}:${PORT}/s`);
    await until('the desk sees the screen', 10_000, async () => (/1 of 1\s*screens/.test(await window.execute<string>('return document.body.innerText')) ? true : undefined));
    await window.execute(`window.ending = 'asked'; window.__TAURI_INTERNALS__.invoke('close_gathering').then(() => (window.ending = 'closed'), () => (window.ending = 'stays'))`);
    await new Promise((wake) => setTimeout(wake, 2_000));
    expect(await window.execute('return window.ending')).toBe('asked');
    expect((await fetch(HEALTH)).status).toBe(200);
    await screen.reload();
    expect(await screen.title()).toContain('Lanista');
  });
});
