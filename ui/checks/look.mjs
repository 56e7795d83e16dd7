// What is wrong with a page as it stands: barriers by axe-core, text that is cut or runs out, targets too small for fingers.
import { AXE } from './built.mjs';

/** Runs in the page: text that leaves what holds it, or the display. Where people scroll or pages turn, and what is only spoken, it may. */
function cutText() {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim();
    const parent = node.parentElement;
    if (words === '' || !parent || parent.closest('script, style, svg, textarea, select, .world, .unseen, .paged')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    if (rects.length === 0 || getComputedStyle(parent).visibility === 'hidden') continue;
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    const top = Math.min(...rects.map((rect) => rect.top));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    let [mayX, mayY] = [false, false];
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (edge.width <= 1 || edge.height <= 1 || style.clipPath.startsWith('inset(50%')) {
        mayX = mayY = true;
        break;
      }
      const mayEllipse = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (/auto|scroll/.test(style.overflowX)) mayX = true;
      if (/auto|scroll/.test(style.overflowY)) mayY = true;
      // Letters reach beyond the line: the glyphs of a name at 1.1 lines need a little room.
      const most = parseFloat(getComputedStyle(parent).fontSize) * 0.28;
      if (!mayX && /hidden|clip/.test(style.overflowX) && !mayEllipse && (left < edge.left - 1.5 || right > edge.right + 1.5)) found.add(`cut at the side: ${words.slice(0, 40)}`);
      if (!mayY && /hidden|clip/.test(style.overflowY) && !mayEllipse && (top < edge.top - most || bottom > edge.bottom + most)) found.add(`cut above or below: ${words.slice(0, 40)}`);
      if (/hidden|clip/.test(style.overflowX)) mayX = true;
      if (/hidden|clip/.test(style.overflowY)) mayY = true;
      if (style.position === 'fixed') break;
    }
    if (!mayX && (left < -1.5 || right > innerWidth + 1.5)) found.add(`out of the display: ${words.slice(0, 40)}`);
  }
  return [...found];
}

/** Runs in the page: words that leave their button, and things to press that lie on each other. */
function jammed() {
  const found = new Set();
  const shown = [...document.querySelectorAll('button, a[href], input, select')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && getComputedStyle(one).visibility !== 'hidden' && getComputedStyle(one).opacity !== '0' && !one.closest('.world, .unseen, svg');
  });
  const say = (one) => (one.ariaLabel || one.placeholder || one.textContent || one.tagName).trim().replace(/\s+/g, ' ').slice(0, 30);
  for (const one of shown) {
    const box = one.getBoundingClientRect();
    if (one.tagName === 'BUTTON' && !/auto|scroll/.test(getComputedStyle(one).overflowX)) {
      const range = document.createRange();
      range.selectNodeContents(one);
      const words = range.getBoundingClientRect();
      const mayEllipse = [one, ...one.querySelectorAll('*')].some((part) => getComputedStyle(part).textOverflow === 'ellipsis' || part.classList.contains('unseen'));
      if (!mayEllipse && words.width > 2 && (words.left < box.left - 3 || words.right > box.right + 3)) found.add(`words leave their button: ${say(one)}`);
    }
    // Only neighbours: what lies in a sheet may cover what is below it.
    for (const other of one.parentElement?.children ?? []) {
      if (other === one || !shown.includes(other)) continue;
      const its = other.getBoundingClientRect();
      const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (wide > 3 && high > 3 && getComputedStyle(one).position !== 'absolute' && getComputedStyle(other).position !== 'absolute') found.add(`lie on each other: ${[say(one), say(other)].sort().join(' and ')}`);
    }
  }
  return [...found];
}

/** Runs in the page: what fingers must hit and is smaller than `least` px. The edge of a field is its box's. */
function smallTargets(least) {
  const shown = [...document.querySelectorAll('button, a[href], input:not([type=checkbox]):not([type=radio]):not([type=file]), select, textarea')].filter((one) => one.getClientRects().length > 0);
  return [...new Set(shown.filter((one) => one.getBoundingClientRect().height < least - (one.tagName === 'INPUT' ? 2.5 : 0.5)).map((one) => (one.ariaLabel || one.placeholder || one.textContent || one.tagName).trim().slice(0, 30)))];
}

/** All that is wrong with a page, in words. `targets`: the least height of what is tapped, px; `axe`: whether barriers are looked for; `without`: rules of it that do not apply. */
export async function look(page, { axe = true, targets = 0, without = [] } = {}) {
  const faults = [];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) faults.push(`${wide} px too wide`);
  faults.push(...(await page.evaluate(cutText)), ...(await page.evaluate(jammed)));
  if (targets > 0) {
    const small = await page.evaluate(smallTargets, targets);
    if (small.length > 0) faults.push(`below ${targets} px: ${small.join(' | ')}`);
  }
  if (!axe) return faults;
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: AXE });
  const rules = Object.fromEntries(['region', ...without].map((rule) => [rule, { enabled: false }]));
  const violations = await page.evaluate((off) => window.axe.run(document, { rules: off, resultTypes: ['violations'] }).then((found) => found.violations), rules);
  for (const { id, help, nodes } of violations) faults.push(`${id}: ${help}: ${nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`.trim()).join(' | ')}`);
  return faults;
}
