// Pans and zooms sample brackets for a few seconds and prints frame times: `node checks/stutter.mjs`.
import { withGallery } from './gallery.mjs';

/** Main-thread work and frame times while `act` runs: work does not depend on what else the machine does, frames do. */
async function measure(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const work = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value]));
  const before = await work();
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const frame = (now) => {
      window.frames_.push(now - last);
      last = now;
      window.frameLoop = requestAnimationFrame(frame);
    };
    window.frameLoop = requestAnimationFrame(frame);
  });
  await act();
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.frameLoop);
    return window.frames_.slice(2).sort((a, b) => a - b);
  });
  const after = await work();
  const spent = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'TaskDuration'].map((name) => `${name.replace('Duration', '')} ${(((after[name] - before[name]) * 1000) / times.length).toFixed(1)}`);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1);
  return `${times.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms; work per frame: ${spent.join(', ')} ms`;
}

await withGallery(async (open) => {
  for (const entrants of [64, 256, 1024]) {
    const page = await open(`view=bracket&n=${entrants}&share=0.4`, { width: 1920, height: 1080 });
    console.log(entrants, 'drag ', await measure(page, async () => {
      await page.mouse.move(1500, 800);
      await page.mouse.down();
      for (let i = 0; i < 120; i += 1) await page.mouse.move(1500 - i * 9, 800 - i * 5);
      await page.mouse.up();
    }));
    console.log(entrants, 'wheel', await measure(page, async () => {
      for (let i = 0; i < 80; i += 1) await page.mouse.wheel(0, i < 40 ? 90 : -90);
    }));
    console.log(entrants, 'zoom ', await measure(page, async () => {
      await page.keyboard.down('Control');
      for (let i = 0; i < 80; i += 1) await page.mouse.wheel(0, i < 40 ? 60 : -60);
      await page.keyboard.up('Control');
    }));
    await page.close();
  }
});
