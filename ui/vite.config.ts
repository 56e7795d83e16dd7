// Builds four entries that share parts but never each other's pages, for browsers as old as Chromium 87 and Safari 14.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Address of each surface in the hall, and the page that answers it. */
const SURFACES = { '/desk': '/organiser/index.html', '/j': '/judge/index.html', '/s': '/venue/index.html', '/p': '/player/index.html' } as const;

/**
 * Svelte scopes nested selectors with `:where(.svelte-x)`. Chromium 87 does not know `:where` (it came with 88) and
 * would drop the whole rule, so the class stands there plainly. Specificity rises by one class, everywhere alike.
 */
function plainScope(): Plugin {
  return {
    name: 'plain-scope',
    enforce: 'pre',
    transform(code, id) {
      if (!/[?&]svelte&type=style/.test(id)) return null;
      return { code: code.replace(/:where\((\.svelte-[\w-]+)\)/g, '$1'), map: null };
    },
  };
}

/** While developing, the addresses of the hall lead to the source pages. */
function hallAddresses(): Plugin {
  return {
    name: 'hall-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '').split(/[?#]/)[0] ?? '';
        const page = SURFACES[path as keyof typeof SURFACES];
        if (page) request.url = page + (request.url ?? '').slice(path.length);
        next();
      });
    },
  };
}

/** Parts of drafts that several surfaces fetch later, in few pieces: what is shared by other sets of pages each time would come in many small ones. */
const PIECES = [
  { name: 'draft-room', test: /src\/parts\/draft\/((Clocks|Room|Choice|Swap)\.svelte|(redraw|keep)\.ts)/ },
  { name: 'draft-hints', test: /src\/(parts\/draft\/((HintTable|OpenRoles|SideHints|Unusual|Whisker)\.svelte|hint_words\.ts)|board\/(draft_figures|draft_list)\.ts|text\/en\/draft_hints\.ts)/ },
  { name: 'draft-line', test: /src\/(parts\/draft\/((OrderLine|Options|Teams|Tile|Grid|Seats)\.svelte|roles\.ts)|board\/draft_choosing\.ts|text\/en\/draft_captain\.ts)|icons\/(eye-off|equal)\.mjs/ },
  { name: 'draft-signs', test: /src\/(parts\/draft\/(Portrait\.svelte|signs\.ts|portraits\.ts)|board\/(portrait|draft_pool|lineup)\.ts)|icons\/(castle|flame|heart|shield|snowflake|sword|wind|zap|crown|crosshair)\.mjs/ },
];

export default defineConfig({
  plugins: [plainScope(), hallAddresses(), svelte()],
  build: {
    target: ['chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    manifest: true,
    // The policy allows nothing inline: no data: fonts, no inline preload script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { organiser: 'organiser/index.html', judge: 'judge/index.html', venue: 'venue/index.html', player: 'player/index.html' },
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: PIECES } },
    },
  },
  server: {
    port: 7421,
    proxy: {
      '/ws': { target: 'ws://127.0.0.1:7420', ws: true },
      '/api': 'http://127.0.0.1:7420',
      '/health': 'http://127.0.0.1:7420',
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'checks/**/*.test.ts'],
    benchmark: { include: ['src/**/*.bench.ts'] },
    // The printed bracket reads its colours from the tokens; other style sheets stay empty in tests.
    css: { include: [/tokens\.css/] },
  },
});
