// The pages with made-up content, built once: `every.mjs` builds them for all checks, a check that runs alone builds its own.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, preview } from 'vite';

/** The pages of all surfaces; each shows made-up content by its address, while developing and in this build. */
export const PAGES = { gallery: 'gallery.html', organiser: 'organiser/gallery.html', judge: 'judge/index.html', player: 'player/index.html', venue: 'src/venue/gallery/index.html' };

/** Where axe-core lies beside the pages: from there a browser keeps it compiled, which takes as long as looking with it. */
export const AXE = '/axe.min.js';

/** Builds pages into a folder. */
export async function buildInto(outDir, input = PAGES) {
  await build({
    configFile: false, logLevel: 'error', plugins: [svelte()], define: { 'import.meta.env.DEV': 'true' },
    build: { target: ['chrome87', 'safari14'], assetsInlineLimit: 0, outDir, emptyOutDir: true, modulePreload: false, rolldownOptions: { input } },
  });
  copyFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), join(outDir, AXE));
}

/** Serves built pages at a port of their own, with further headers. They never change, so browsers may keep all of them; what is not among them is not found. */
export async function serve(outDir, headers = {}) {
  const server = await preview({ configFile: false, appType: 'mpa', logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1', headers: { 'Cache-Control': 'max-age=86400', ...headers } } });
  return { base: server.resolvedUrls.local[0], close: () => new Promise((done) => server.httpServer.close(done)) };
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
