// The native window opens and shows the organiser's pages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Window } from './window.ts';

describe('the native window', () => {
  let window: Window;

  beforeAll(async () => {
    window = await Window.open();
  });
  afterAll(async () => {
    await window?.close();
  });

  test('opens under the name of the program', async () => {
    expect(await window.title()).toContain('Lanista');
  });

  test('shows bundled pages, which are a secure context', async () => {
    expect(await window.execute('return location.protocol')).toBe('tauri:');
    expect(await window.execute('return isSecureContext')).toBe(true);
  });

  test('shows something to do', async () => {
    await window.find('button, a');
    await window.picture('window');
  });
});
