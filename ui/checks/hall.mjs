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

/** The match of a stream: what is on at its station, as a bug and as a lower third. */
const STREAMED = {
  live: 'stream=usual', long: 'stream=five&names=long', wide: 'stream=five&names=wide', leftward: 'stream=five&names=leftward', flipped: 'stream=five&flip=1', clock: 'stream=five&clock=marked', hold: 'stream=five&clock=hold&names=long', pause: 'stream=five&clock=tactical', held: 'stream=usual&as=held',
  stale: 'stream=five&clock=runs&state=stale', stale_hold: 'stream=five&clock=hold&state=stale', over: 'stream=over', over_long: 'stream=over&names=long', one: 'stream=one', drawn: 'stream=drawn', walkover: 'stream=walkover', disqualified: 'stream=disqualified',
  unscored: 'stream=unscored', thirteen: 'stream=thirteen&names=long', points: 'stream=points', called: 'stream=usual&pick=called', appointed: 'stream=appointed', undecided: 'stream=usual&pick=undecided', reported: 'stream=reported', disputed: 'stream=usual&as=disputed', void: 'stream=usual&as=void',
  asked: 'stream=none&match=1&names=long', nothing: 'stream=none', looking: 'stream=usual&state=none',
};

await looks('hall', async ({ load, see }) => {
  const { DRAFTED } = await load('/src/venue/gallery/invented_drafts.ts');
  for (const [how, names] of [['turn', 'usual'], ['turn', 'long'], ['reserve', 'usual'], ['held', 'long'], ['sealed', 'usual'], ['complete', 'long'], ['lineup', 'usual'], ['maps_over', 'long'], ['stages', 'usual'], ['none', 'usual']]) see({ name: `overlay_${how}_${names}`, page: 'venue', query: `overlay=draft&backdrop&layout=draft&draft=${how}&names=${names}`, until: '.screen', wait: 150, views: [HD, SMALL].map((size) => ({ size, axe: size === HD })) });
  for (const kind of ['scorebug', 'lower_third']) {
    for (const [how, query] of Object.entries(STREAMED)) see({ name: `${kind}_${how}`, page: 'venue', query: `overlay=${kind}&backdrop&layout=number&${query}`, until: '.screen', wait: 150, views: [HD, HUGE].map((size) => ({ size, axe: size === HD })) });
  }
  for (const how of [...DRAFTED, 'before', 'none']) {
    for (const names of ['usual', 'long']) see({ name: `draft_${how}_${names}`, page: 'venue', query: `layout=draft&draft=${how}&names=${names}`, until: '.screen', wait: 150, views: EVERY.map((size) => ({ size, axe: size === HD && names === 'usual' })) });
  }
  const { CLOCKED } = await load('/src/venue/gallery/invented_clocks.ts');
  const clocks = Object.fromEntries(CLOCKED.map((how) => [`clock_${how}`, `layout=match&pick=live&clock=${how}`]));
  const long = Object.fromEntries(Object.entries(clocks).map(([name, query]) => [`${name}_long`, `${query}&names=long`]));
  for (const [name, query] of Object.entries({ ...SHOWN, ...clocks, ...long })) {
    see({ name, page: 'venue', query, until: '.screen', wait: 150, views: EVERY.map((size) => ({ size, axe: size === HD })) });
  }
});
