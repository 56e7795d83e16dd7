// Starts the gallery: ?view=parts or bracket, ?theme=light, ?surface=judge, ?n=64&kind=double&share=0.5&lit=5&pick=26.
import '../base.css';
import { mount } from 'svelte';
import Gallery from './Gallery.svelte';

const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'dark';
const surface = query.get('surface');
if (surface) document.body.dataset['surface'] = surface;
const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');
mount(Gallery, { target: place, props: { query } });
