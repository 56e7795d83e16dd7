// Starts the judge surface.
import '../base.css';
import { mount } from 'svelte';
import App from './App.svelte';

const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');
mount(App, { target: place });
