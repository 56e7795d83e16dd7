// The pages with made-up content, built once: `every.mjs` builds them for all checks, a check that runs alone builds its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/** The pages of all surfaces; each shows made-up content by its address, while developing and in this build. */
export const PAGES = { gallery: 'gallery.html', organiser: 'organiser/gallery.html', judge: 'judge/index.html', player: 'player/index.html', venue: 'src/venue/gallery/index.html' };

/** Builds pages into a folder. */
export async function buildInto(outDir, input = PAGES) {
  await build({
    configFile: false, logLevel: 'error', plugins: [svelte()], define: { 'import.meta.env.DEV': 'true' },
    build: { target: ['chrome87', 'safari14'], assetsInlineLimit: 0, outDir, emptyOutDir: true, modulePreload: false, rolldownOptions: { input } },
  });
}

/** Runs `act` with a folder of built pages: the one that LANISTA_PAGES names, or one of its own that vanishes. */
export async function withBuilt(input, act) {
  const shared = process.env.LANISTA_PAGES;
  if (shared) return act(shared);
  const outDir = mkdtempSync(join(tmpdir(), 'lanista-pages-'));
  try {
    await buildInto(outDir, input);
    return await act(outDir);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
