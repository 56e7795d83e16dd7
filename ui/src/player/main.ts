// Starts the phone of a player: light or dark as the phone is. While developing, `?state=` shows one state with made-up matches.
import '../base.css';
import './player.css';
import { mount } from 'svelte';
import { forgetLostStyles } from '../parts/fetched';
import { speakOwn } from '../text/language.svelte';
import App from './App.svelte';
import { languages } from './languages';

const found = document.getElementById('app');
if (!found) throw new Error('the page has no #app');
const place = found;
const dark = matchMedia('(prefers-color-scheme: dark)');
const shade = (): void => {
  document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light';
};
shade();
dark.addEventListener('change', shade);

if (import.meta.env.DEV && location.search.includes('state=')) {
  const wish = new URLSearchParams(location.search);
  document.documentElement.dataset.theme = wish.get('theme') ?? 'light';
  const props = { state: wish.get('state') ?? '', names: wish.get('names') === 'long' ? 'long' : 'short' } as const;
  void Promise.all([import('./gallery/States.svelte'), speakOwn(languages)]).then(([{ default: States }]) => mount(States, { target: place, props }));
} else {
  forgetLostStyles(document);
  void speakOwn(languages).then(() => mount(App, { target: place }));
}
