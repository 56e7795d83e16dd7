// Starts the venue surface: finds out who this tab is, opens its link, shows what the desk assigned.
import '../base.css';
import './hall.css';
import { mount } from 'svelte';
import { openLink } from '../link/live.svelte';
import { memoryKeys } from '../link/store';
import { overlayKey, readOverlay } from './overlay';
import { speakOwn } from '../text/language.svelte';
import { ownIdentity } from './identity';
import { languages } from './languages';
import { keepAwake } from '../parts/awake.svelte';
import Nudged from '../parts/Nudged.svelte';
import Root from './Root.svelte';

const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');

const overlay = readOverlay(location.search);
if (overlay) document.documentElement.classList.add('overlay');
void keepAwake();
void Promise.all([ownIdentity(), speakOwn(languages)]).then(([identity]) => {
  addEventListener('pagehide', () => identity.leave());
  // A page that comes back from the browser's memory, or whose place was taken while it was frozen, begins anew.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  identity.onTaken(() => location.reload());
  const link = openLink({ role: 'screen', store: memoryKeys(), screenToken: identity.token, overlayKey: overlay && overlayKey(location.search), draws: overlay?.kind });
  // What the desk says to a screen is for the hall: nothing goes over the picture of a stream.
  if (!overlay) mount(Nudged, { target: document.body, props: { link } });
  mount(Root, { target: place, props: { link, lastNumber: identity.lastNumber, remember: (number) => identity.remember(number), tell: ({ rev, layout, width, height }) => link.tell({ rev, layout, size: { width, height } }) } });
});
