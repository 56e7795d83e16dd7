// The printed bracket: every match once, every name as text, colours from the light theme.
import { expect, test } from 'vitest';
import { draw, NAMES, play } from '../gallery/sample';
import { escapeXml, svgOf } from './print';

test('markup in a name stays text', () => {
  expect(escapeXml('<img src=x onerror="alert(1)"> & \'Co\'')).toBe('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;Co&#39;');
});
test('characters that XML does not allow are left out', () => expect(escapeXml('a\u0000b\u0008c\ud800d\uffffe🎮')).toBe('abcde🎮'));

test('a bracket of 16 is printed whole', () => {
  const names = ['</text><script>alert(1)</script>', ...NAMES];
  const sample = draw('double', 16, names);
  const svg = svgOf(sample.shape, play(sample, 1), { title: 'A & B <Cup>', lead: 'Printed at 14:52' });
  // Not toContain: a failure would print the whole picture.
  expect(svg.includes('<script')).toBe(false);
  expect(svg.includes('<title>A &amp; B &lt;Cup&gt;</title>')).toBe(true);
  for (let no = 1; no <= 30; no += 1) expect(svg.includes(`>${no}</text>`), `match ${no}`).toBe(true);
  expect(/--surface:(#\w+)/.exec(svg)?.[1]).toBe('#FFFFFF');
  expect(/--[\w-]+:(;|\})/.exec(svg)).toBeNull();
});
test('a name too long for its card is printed in its short form', () => {
  const sample = draw('single', 2, ['Die unaufhaltsamen Gemüsehändler aus Bad', 'Fox']);
  const svg = svgOf(sample.shape, play(sample, 0), { title: 'Final' });
  expect(svg.includes('>Die unaufhaltsam</text>')).toBe(true);
  expect(svg.includes('Gemüse')).toBe(false);
});
