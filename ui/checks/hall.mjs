// Looks at the screens of a hall: `node checks/hall.mjs [FOLDER [beginning of a name …]]` takes pictures as well.
import { looks } from './looks.mjs';

const HD = [1920, 1080];
const TALL = [1080, 1920];
const SMALL = [1280, 720];
const HUGE = [3840, 2160];
const EVERY = [HD, TALL, SMALL];
const SHOWN = {
  number: 'layout=number',
  looking: 'layout=number&state=none',
  message: 'message=short',
  message_long: 'message=long',
  message_whole: 'message=whole',
  message_stale: 'message=rtl&state=stale',
  bracket: 'n=16&share=0.55',
  bracket_long: 'n=16&share=0.55&names=long',
  bracket_stale: 'n=16&share=0.55&state=stale',
  champion: 'n=16&share=1',
  standings: 'layout=standings&share=0.55',
  swiss: 'layout=standings&kind=swiss&n=17',
  groups: 'layout=standings&kind=groups&n=20&names=long',
  pairings: 'kind=swiss&n=17&names=long',
  heat: 'layout=match&kind=heats&names=long',
  heats: 'kind=heats&heats=4&n=32',
  match: 'layout=match&pick=live',
  match_over: 'layout=match&pick=over&names=long',
  match_called: 'layout=match&pick=called&names=long',
  match_undecided: 'layout=match&pick=undecided',
  leaders: 'layout=leaders&leaders',
  leaders_long: 'layout=leaders&leaders&names=long',
  leaders_few: 'layout=leaders&leaders=few',
  leaders_none: 'layout=leaders',
  calls: 'layout=calls&floor=usual&n=64&share=0.5',
  calls_long: 'layout=calls&floor=many&n=64&share=0.5&names=long',
  calls_idle: 'layout=calls&floor=idle&n=64&share=0.5&names=long',
  calls_empty: 'layout=calls&floor=empty',
  calls_stale: 'layout=calls&floor=many&n=64&share=0.5&stations=40&state=stale',
  stations: 'layout=stations&floor=usual&n=64&share=0.5&stations=12',
  stations_long: 'layout=stations&floor=many&n=64&share=0.5&stations=24&names=long',
  stations_few: 'layout=stations&floor=usual&n=16&stations=5&names=long',
  stations_stale: 'layout=stations&floor=usual&n=64&share=0.5&state=stale',
  stations_none: 'layout=stations',
  draft_stale: 'layout=draft&draft=turn&state=stale',
  match_stale: 'layout=match&pick=live&state=stale&clock=runs',
};

/** A logo as sponsors send them: black on nothing, wider than high. */
const LOGO = (page) => page.route('**/portraits/**', (route) => route.fulfill({ status: 200, contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="420"><rect x="20" y="20" width="1160" height="380" fill="none" stroke="#103050" stroke-width="24"/><circle cx="210" cy="210" r="120" fill="#103050"/><path d="M420 150h640M420 210h480M420 270h560" stroke="#103050" stroke-width="36"/></svg>' }));

/** What a screen shows besides: looked at on a television of four thousand pixels as well. */
const MORE = {
  matches_4: 'layout=matches&share=0.55', matches_3: 'layout=matches&share=0.55&several=3&names=long', matches_2: 'layout=matches&share=0.55&several=2', matches_long: 'layout=matches&share=0.55&names=long', matches_stale: 'layout=matches&share=0.55&state=stale', matches_none: 'layout=matches&several=0&share=0',
  station_on: 'layout=station&floor=usual&station=1', station_free: 'layout=station&floor=usual&station=16',
  champion_won: 'layout=champion&n=16&share=1&crown', champion_open: 'layout=champion&n=16&share=0.5', champion_table: 'layout=champion&kind=over&names=long&crown',
  schedule: 'layout=schedule&plan=many&n=16&share=0.5&floor=usual', schedule_long: 'layout=schedule&plan=many&n=64&share=0.5&floor=many&names=long', schedule_one: 'layout=schedule&plan=one&n=16&share=0.4', schedule_stale: 'layout=schedule&plan=many&n=16&share=0.5&state=stale', schedule_none: 'layout=schedule', far_schedule: 'layout=schedule&plan=many&n=16&share=0.5&names=long&far=1800',
  progress: 'layout=progress&share=0.4', progress_none: 'layout=progress&state=none',
  clock_hall: 'layout=clock', clock_left: 'layout=clock&left=3725&title=Grand%20final%20of%20the%20Vantage%20Open', clock_up: 'layout=clock&left=-5&title=Lunch', clock_days: 'layout=clock&left=400000&title=See%20you%20next%20year',
  sponsors: 'layout=sponsors&sponsors', sponsors_none: 'layout=sponsors',
  far_bracket: 'n=16&share=0.55&far=1800', farther_bracket: 'n=16&share=0.55&names=long&far=2600', far_standings: 'layout=standings&kind=swiss&n=17&far=1800', farther_standings: 'layout=standings&kind=swiss&n=17&names=long&far=2600', far_groups: 'layout=standings&kind=groups&n=20&far=1800', far_pairings: 'kind=swiss&n=17&far=1800', far_calls: 'layout=calls&floor=usual&n=64&share=0.5&far=1800', farther_calls: 'layout=calls&floor=usual&n=64&share=0.5&far=2600', far_stations: 'layout=stations&floor=usual&n=64&share=0.5&far=1800', farther_stations: 'layout=stations&floor=usual&n=64&share=0.5&names=long&far=2600', farther_champion: 'n=16&share=1&far=2600',
  alert: 'alert&n=16', alert_long: 'alert=long&layout=blank', alert_stale: 'alert&state=stale', frozen: 'n=16&share=0.55&frozen', match_frozen: 'layout=match&pick=live&frozen',
};

/** The match of a stream: what is on at its station, as a bug and as a lower third. */
const STREAMED = {
  live: 'stream=usual', long: 'stream=five&names=long', wide: 'stream=five&names=wide', leftward: 'stream=five&names=leftward', flipped: 'stream=five&flip=1', clock: 'stream=five&clock=marked', hold: 'stream=five&clock=hold&names=long', pause: 'stream=five&clock=tactical', held: 'stream=usual&as=held',
  stale: 'stream=five&clock=runs&state=stale', stale_hold: 'stream=five&clock=hold&state=stale', frozen: 'stream=five&clock=marked&frozen', over: 'stream=over', over_long: 'stream=over&names=long', one: 'stream=one', drawn: 'stream=drawn', walkover: 'stream=walkover', disqualified: 'stream=disqualified',
  unscored: 'stream=unscored', thirteen: 'stream=thirteen&names=long', points: 'stream=points', called: 'stream=usual&pick=called', appointed: 'stream=appointed', undecided: 'stream=usual&pick=undecided', reported: 'stream=reported', disputed: 'stream=usual&as=disputed', void: 'stream=usual&as=void',
  asked: 'stream=none&match=1&names=long', nothing: 'stream=none', looking: 'stream=usual&state=none',
};

/** Overlays that fill the picture of a stream. */
const FULL = {
  match_card: { usual: 'stream=usual&share=0.55', long: 'stream=appointed&share=0.8&names=long', wide: 'stream=called&share=0.8&names=wide', arabic: 'stream=usual&share=0.8&names=arabic&flip=1', first: 'stream=appointed&share=0.1', undecided: 'stream=usual&pick=undecided', over: 'stream=over&share=0.55', reported: 'stream=reported&share=0.55', disputed: 'stream=usual&as=disputed&share=0.55', disqualified: 'stream=disqualified&share=0.55', unscored: 'stream=unscored&share=0.55', points: 'stream=points&share=0.55', frozen: 'stream=usual&share=0.55&frozen', stale: 'stream=usual&share=0.55&state=stale', nothing: 'stream=none' },
  bracket: { usual: 'n=16&share=0.55', long: 'n=16&share=0.55&names=long', large: 'n=64&share=0.4', around: 'n=64&share=0.4&stream=usual', single: 'kind=single&n=8&share=0.6', stale: 'n=16&share=0.55&state=stale', nothing: 'state=none' },
  standings: { usual: 'share=0.55', swiss: 'kind=swiss&n=17&names=long', groups: 'kind=groups&n=20&names=long', over: 'n=16&share=1&names=long', few: 'kind=league&n=6' },
  upcoming: { usual: 'floor=usual&n=64&share=0.5&stream=none&plan=one', long: 'floor=many&n=64&share=0.5&names=long&stream=none', stale: 'floor=usual&n=64&share=0.5&stream=none&state=stale', nothing: 'floor=empty' },
  winner: { usual: 'share=0.55', long: 'share=0.8&names=long', two: 'share=1&names=long&match=2', seven: 'share=1&names=long&match=7', champion: 'share=1&crown&tournament=3', champion_long: 'share=1&crown&tournament=3&names=long', stale: 'share=0.55&state=stale', nothing: 'share=0' },
};

/** A theme as an organiser may write it. The gallery asks for one by the name of its own look. */
const GOLD = { colours: { ground: '#1A1033', accent: '#00E0A4', home: '#FF5FA2', away: '#7FD1FF', muted: '#B9AEDB', line: '#4B3B7A' }, corners: 14, safe_area: 8, animation: 'lively' };
const DRESSED = (page) => page.route('**/themes/**', (route) => route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(GOLD) }));
const THEMED = { scorebug: 'stream=five&names=long', lower_third: 'stream=usual', match_card: 'stream=usual&share=0.55', bracket: 'n=16&share=0.55', standings: 'share=0.55&kind=groups&n=20', upcoming: 'floor=usual&n=64&share=0.5&stream=none', winner: 'share=1&crown&tournament=3' };

await looks('hall', async ({ load, see }) => {
  const { DRAFTED } = await load('/src/venue/gallery/invented_drafts.ts');
  see({ name: 'overlay_turn_flipped', page: 'venue', query: 'overlay=draft&flip=1&backdrop&layout=draft&draft=turn&names=long', until: '.screen', wait: 150, views: [{ size: HD, axe: false }] });
  for (const [how, names] of [['turn', 'usual'], ['turn', 'long'], ['reserve', 'usual'], ['held', 'long'], ['sealed', 'usual'], ['complete', 'long'], ['lineup', 'usual'], ['maps_over', 'long'], ['stages', 'usual'], ['none', 'usual']]) see({ name: `overlay_${how}_${names}`, page: 'venue', query: `overlay=draft&backdrop&layout=draft&draft=${how}&names=${names}`, until: '.screen', wait: 150, views: [HD, SMALL].map((size) => ({ size, axe: size === HD })) });
  for (const kind of ['scorebug', 'lower_third']) {
    for (const [how, query] of Object.entries(STREAMED)) see({ name: `${kind}_${how}`, page: 'venue', query: `overlay=${kind}&backdrop&layout=number&${query}`, until: '.screen', wait: 150, views: [HD, HUGE].map((size) => ({ size, axe: size === HD })) });
  }
  for (const [kind, query] of Object.entries(THEMED)) see({ name: `themed_${kind}`, page: 'venue', query: `overlay=${kind}&backdrop&layout=number&${query}`, route: DRESSED, until: '.screen', wait: 400, views: [HD, SMALL].map((size) => ({ size, axe: false })) });
  for (const [kind, all] of Object.entries(FULL)) {
    for (const [how, query] of Object.entries(all)) see({ name: `full_${kind}_${how}`, page: 'venue', query: `overlay=${kind}&backdrop&layout=number&${query}`, until: '.screen', wait: 250, views: [HD, SMALL, HUGE].map((size) => ({ size, axe: size === HD })) });
  }
  for (const how of [...DRAFTED, 'before', 'none']) {
    for (const names of ['usual', 'long']) see({ name: `draft_${how}_${names}`, page: 'venue', query: `layout=draft&draft=${how}&names=${names}`, until: '.screen', wait: 150, views: EVERY.map((size) => ({ size, axe: size === HD && names === 'usual' })) });
  }
  for (const [name, query] of Object.entries(MORE)) see({ name, page: 'venue', query, until: '.screen', wait: name === 'champion_won' || name === 'champion_table' ? 4_200 : 250, ...(name === 'sponsors' ? { route: LOGO } : {}), views: [...EVERY, HUGE].map((size) => ({ size, axe: size === HD })) });
  const { CLOCKED } = await load('/src/venue/gallery/invented_clocks.ts');
  const clocks = Object.fromEntries(CLOCKED.map((how) => [`clock_${how}`, `layout=match&pick=live&clock=${how}`]));
  const long = Object.fromEntries(Object.entries(clocks).map(([name, query]) => [`${name}_long`, `${query}&names=long`]));
  for (const [name, query] of Object.entries({ ...SHOWN, ...clocks, ...long })) {
    see({ name, page: 'venue', query, until: '.screen', wait: 150, views: EVERY.map((size) => ({ size, axe: size === HD })) });
  }
});
