// Starts the judge surface; while developing, `?state=` shows one state of a page with made-up matches.
import '../base.css';
import './tablet.css';
import { mount } from 'svelte';
import { remembered } from '../link/remember';
import { keepAwake } from '../parts/awake.svelte';
import { forgetLostStyles } from '../parts/fetched';
import { speakOwn } from '../text/language.svelte';
import App from './App.svelte';
import { languages } from './languages';

const found = document.getElementById('app');
if (!found) throw new Error('the page has no #app');
const place = found;
const theme = remembered('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

if (import.meta.env.DEV && location.search.includes('state=')) {
  const wish = new URLSearchParams(location.search);
  document.documentElement.dataset.theme = wish.get('theme') ?? 'light';
  const props = { state: wish.get('state') ?? '', names: wish.get('names') === 'long' ? 'long' : 'short', isFlipped: wish.get('flip') === '1' } as const;
  void Promise.all([import('./gallery/States.svelte'), speakOwn(languages)]).then(([{ default: States }]) => mount(States, { target: place, props }));
} else {
  void keepAwake();
  forgetLostStyles(document);
  void speakOwn(languages).then(() => mount(App, { target: place }));
}
