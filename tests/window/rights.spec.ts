// What the window's page tries in vain.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { button, Window } from './window.ts';

describe('what the page may not do', () => {
  let window: Window;

  beforeAll(async () => {
    window = await Window.open();
    await window.find(button('Open the demonstration'));
  });
  afterAll(async () => {
    await window?.close();
  });

  test.each(['plugin:event|listen', 'plugin:webview|create_webview_window', 'plugin:app|version', 'plugin:window|close', 'unheard_of'])('call %s', async (command) => {
    await expect(window.command(command, { event: 'x', target: { kind: 'Any' }, handler: 1 })).rejects.toThrow(/not allowed|not found/);
  });

  test.each([`fetch('http://10.77.0.1:7420/health')`, `new WebSocket('ws://10.77.0.1:7420/ws')`, `fetch('https://example.org/')`])('speak to another machine: %s', async (words) => {
    const forbidden = window.ask<string>(`return new Promise((done) => {
      addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
      try { void Promise.resolve(${words}).catch(() => {}); } catch {}
    })`);
    expect(await forbidden).toBe('connect-src');
  });

  test('run text as a program', async () => {
    await expect(window.ask(`return (0, eval)('1 + 1')`)).rejects.toThrow();
  });

  test('open a file that nobody chose', async () => {
    await expect(window.command('open_recent', { path: '/etc/passwd' })).rejects.toThrow();
  });

  test('have a door when nothing is open', async () => {
    await expect(window.command('desk_door')).rejects.toThrow();
  });
});
