// Opens, pans and zooms sample brackets and prints when they are drawn, frame times and the longest task: `node checks/stutter.mjs`.
import { withGallery } from './gallery.mjs';

/** Records the tasks of the page's main thread: the longest, and how many took more than 50 ms. */
async function traceOf(page) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
  let long = 0;
  const longest = async () => {
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const mains = new Set(traceEvents.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map((event) => `${event.pid}/${event.tid}`));
    const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.dur !== undefined && mains.has(`${event.pid}/${event.tid}`)).map((event) => event.dur / 1000);
    if (tasks.length === 0) throw new Error('no task was recorded');
    long = tasks.filter((task) => task > 50).length;
    return Math.max(...tasks);
  };
  return { traced: () => long, longest };
}

/** In each page before its own scripts: notes the frame after the one in which the bracket's lines and matches were there. */
function noteDrawn() {
  const look = () => {
    const lines = document.querySelector('.bracket .open, .bracket .won')?.getAttribute('d');
    const matches = document.querySelector('.bracket .block, .bracket .place');
    if (lines && matches) requestAnimationFrame((now) => (window.drawnAt = now));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** When anything of a page was painted, and when its bracket was, from the beginning of its load. */
async function firstPaint(page) {
  await page.waitForFunction(() => window.drawnAt !== undefined);
  const [anything, bracket] = await page.evaluate(() => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime, window.drawnAt]);
  return `first paint after ${anything?.toFixed(0)} ms, the bracket after ${bracket.toFixed(0)} ms`;
}

/** Main-thread work and frame times while `act` runs: work does not depend on what else the machine does, frames do. */
async function measure(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const work = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value]));
  const { traced, longest } = await traceOf(page);
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
  const task = await longest();
  const spent = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'TaskDuration'].map((name) => `${name.replace('Duration', '')} ${(((after[name] - before[name]) * 1000) / times.length).toFixed(1)}`);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1);
  return `${times.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms; longest task ${task.toFixed(1)} ms (${traced()} of more than 50); work per frame: ${spent.join(', ')} ms`;
}

await withGallery(async (open) => {
  for (const entrants of [64, 256, 1024]) {
    const page = await open(`view=bracket&n=${entrants}&share=0.4`, { width: 1920, height: 1080 });
    console.log(entrants, 'open ', await firstPaint(page));
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
}, { atStart: noteDrawn });
