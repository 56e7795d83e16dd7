// Starts the organiser surface.
import '../base.css';
import './desk.css';
import { mount } from 'svelte';
import { forgetLostStyles } from '../parts/fetched';
import { speakOwn } from '../text/language.svelte';
import App from './App.svelte';
import { languages } from './languages';
import { theme } from './state/theme.svelte';

theme.show();
const found = document.getElementById('app');
if (!found) throw new Error('the page has no #app');
const place = found;
forgetLostStyles(document);
void speakOwn(languages).then(() => mount(App, { target: place }));
