// What the window's page may do, word by word: whoever adds a right changes this list, and someone reads it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

const COMMANDS = [
  'gatherings',
  'new_gathering',
  'open_gathering',
  'open_recent',
  'open_damaged',
  'open_demo',
  'close_gathering',
  'desk_door',
  'save_file',
  'print',
  'displays',
  'open_screen',
  'close_screen',
];

interface Configuration {
  readonly build: Record<string, unknown>;
  readonly app: { readonly withGlobalTauri: boolean; readonly windows: Record<string, unknown>[]; readonly security: Record<string, unknown> };
  readonly plugins?: unknown;
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const configuration = JSON.parse(read('tauri.conf.json')) as Configuration;

describe('the rights of the window', () => {
  test('one window, whose page is bundled', () => {
    expect(configuration.app.windows.map(({ label, url }) => ({ label, url }))).toEqual([{ label: 'main', url: 'organiser/index.html' }]);
    expect(configuration.build['frontendDist']).toBe('ui/dist');
    expect(configuration.build).not.toHaveProperty('devUrl');
    expect(configuration.app.withGlobalTauri).toBe(false);
    expect(configuration).not.toHaveProperty('plugins');
  });

  test('one capability, local, with named commands and nothing else', () => {
    const { capabilities } = configuration.app.security as { capabilities: Record<string, unknown>[] };
    expect(capabilities).toHaveLength(1);
    const { description: _, ...capability } = capabilities[0] ?? {};
    expect(capability).toEqual({
      identifier: 'desk',
      local: true,
      windows: ['main'],
      permissions: COMMANDS.map((command) => `allow-${command.replaceAll('_', '-')}`),
    });
  });

  test('each permission allows the one command that it names', () => {
    const permissions = read('src-tauri/permissions/window.toml').split('[[permission]]').slice(1);
    const allowed = permissions.map((text) => {
      const name = /^identifier = "allow-([a-z-]+)"$/m.exec(text)?.[1];
      expect(text).toContain(`commands.allow = ["${name?.replaceAll('-', '_')}"]\n`);
      return name?.replaceAll('-', '_');
    });
    expect(allowed).toEqual(COMMANDS);
  });

  test('the program answers these commands and no others', () => {
    const handled = [...read('src-tauri/src/desktop.rs').matchAll(/^\s+commands::(\w+),$/gm)].map((found) => found[1]);
    expect(handled).toEqual(COMMANDS);
  });

  test('the page speaks to this computer only, and nothing is loaded from elsewhere', () => {
    const { capabilities: _, ...security } = configuration.app.security;
    expect(security).toEqual({
      csp: {
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self'",
        'img-src': "'self' data: blob: http://127.0.0.1:*",
        'font-src': "'self'",
        'media-src': "'self' data: blob: http://127.0.0.1:*",
        'connect-src': 'ipc: http://ipc.localhost http://127.0.0.1:* ws://127.0.0.1:*',
        'frame-ancestors': "'none'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'require-trusted-types-for': "'script'",
        'trusted-types': 'svelte-trusted-html',
      },
      freezePrototype: true,
    });
  });
});
