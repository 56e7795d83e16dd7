// Starts the organiser surface.
import '../base.css';
import './desk.css';
import { mount } from 'svelte';
import { forgetLostStyles } from '../parts/fetched';
import App from './App.svelte';
import { theme } from './state/theme.svelte';

theme.show();
const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');
forgetLostStyles(document);
mount(App, { target: place });
