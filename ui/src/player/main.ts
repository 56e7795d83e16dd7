// Starts the phone of a player: light or dark as the phone is.
import '../base.css';
import './player.css';
import { mount } from 'svelte';
import App from './App.svelte';

const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');
const dark = matchMedia('(prefers-color-scheme: dark)');
const shade = (): void => {
  document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light';
};
shade();
dark.addEventListener('change', shade);
mount(App, { target: place });
