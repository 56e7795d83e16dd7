// Looks at drafts with portraits on every surface, and at the hall at 4K: `node checks/portraits.mjs [FOLDER [beginning of a name …]]` takes pictures as well.
import { crc32, deflateSync } from 'node:zlib';
import { looks } from './looks.mjs';

const HD = [1920, 1080];
const WALL = [3840, 2160];
const TALL = [1080, 1920];
const SMALL = [1280, 720];
const DESK = [1280, 800];
const TEN = [1024, 768];
const PHONE = [390, 844];
const EDGE = 96;

/** A made-up portrait: a bust before a colour that belongs to the name. */
function portrait(name) {
  let hue = 7;
  for (const letter of name) hue = (hue * 31 + letter.charCodeAt(0)) % 997;
  const ground = [60 + (hue % 90), 50 + ((hue * 7) % 90), 70 + ((hue * 13) % 90)];
  const rows = Buffer.alloc(EDGE * (1 + EDGE * 3));
  for (let y = 0; y < EDGE; y += 1) {
    for (let x = 0; x < EDGE; x += 1) {
      const isHead = (x - 48) ** 2 + (y - 36) ** 2 < 20 ** 2;
      const isBody = ((x - 48) / 38) ** 2 + ((y - 96) / 36) ** 2 < 1;
      const light = isHead ? 2.1 : isBody ? 1.6 : 0.7 + y / EDGE / 2;
      ground.forEach((part, i) => { rows[y * (1 + EDGE * 3) + 1 + x * 3 + i] = Math.min(255, part * light); });
    }
  }
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)];
    ends[0].writeUInt32BE(data.length);
    ends[1].writeUInt32BE(crc32(body));
    return Buffer.concat([ends[0], body, ends[1]]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(EDGE, 0);
  head.writeUInt32BE(EDGE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** Serves them as the server does; every eleventh name is lost, and one is no picture. */
const served = (page) => page.route('**/portraits/**', (route) => {
  const name = new URL(route.request().url()).pathname.split('/').at(-1);
  if (name.length % 11 === 0) return route.fulfill({ status: 404, body: 'There is no such portrait.' });
  return route.fulfill({ status: 200, contentType: 'image/png', body: name === 'axe' ? Buffer.from('no picture') : portrait(name) });
});

await looks('portraits', ({ see }) => {
  const seen = (name, page, query, views, more = {}) => see({ name, page, query, views, route: served, wait: 400, ...more });
  const hall = { until: '.screen' };
  for (const how of ['turn', 'complete', 'maps_over']) seen(`hall_${how}`, 'venue', `layout=draft&draft=${how}&names=usual&portraits`, [{ size: HD }, { size: TALL, axe: false }], hall);
  for (const how of ['turn', 'complete']) seen(`overlay_${how}`, 'venue', `overlay=draft&backdrop&layout=draft&draft=${how}&names=usual&portraits`, [{ size: HD }], hall);
  // Names as long as they may be, beside portraits, on every size of a display.
  for (const how of ['turn', 'sealed', 'complete', 'lineup', 'maps_over']) seen(`long_${how}`, 'venue', `layout=draft&draft=${how}&names=long&portraits`, [{ size: HD }, ...[SMALL, WALL, TALL].map((size) => ({ size, axe: false }))], hall);
  for (const how of ['turn', 'sealed', 'complete', 'lineup']) seen(`long_overlay_${how}`, 'venue', `overlay=draft&backdrop&layout=draft&draft=${how}&names=long&portraits`, [{ size: HD }, ...[SMALL, WALL].map((size) => ({ size, axe: false }))], hall);
  // Without portraits, on a wall: the same picture as on a small screen, only larger.
  for (const [name, query] of Object.entries({ draft: 'layout=draft&draft=turn&names=long', maps: 'layout=draft&draft=maps_over&names=long', leaders: 'layout=leaders&leaders&names=long', overlay: 'overlay=draft&backdrop&layout=draft&draft=turn&names=long' })) seen(`wall_${name}`, 'venue', query, name === 'overlay' ? [{ size: WALL, axe: false }] : [{ size: WALL, axe: false }, { size: TALL, axe: false }], hall);
  const targets = { targets: 56 };
  seen('captain', 'player', 'state=draft_choose&names=short&portraits', [{ size: TEN, theme: 'light' }, { size: TEN, theme: 'dark' }, { size: PHONE, axe: false }], targets);
  seen('captain_over', 'player', 'state=draft_swap&names=short&portraits', [{ size: TEN, theme: 'light' }, { size: PHONE, axe: false }], targets);
  seen('judge', 'judge', 'state=draft_run&names=short&portraits', [{ size: TEN, theme: 'light' }], targets);
  seen('desk', 'organiser', 'drafts&portraits#/drafts', [{ size: DESK, theme: 'dark' }, { size: DESK, theme: 'light' }]);
  seen('desk_pools', 'organiser', 'drafts&shelf&portraits#/drafts/pools', [{ size: DESK, theme: 'dark' }, { size: DESK, theme: 'light' }], { act: async (page) => page.locator('[data-pool="guests"]').click() });
});
