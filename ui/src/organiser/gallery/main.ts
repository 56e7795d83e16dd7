// Shows the desk with samples: `/organiser/gallery.html?lost&size=64#/overview`.
import '../../base.css';
import '../desk.css';
import { mount } from 'svelte';
import { speak, speakOwn, type Language } from '../../text/language.svelte';
import DeskSurface from '../Desk.svelte';
import { languages } from '../languages';
import { Desk } from '../state/desk.svelte';
import { theme } from '../state/theme.svelte';
import { SampleLink } from './sample_link.svelte';

const asked = new URLSearchParams(location.search);
theme.now = asked.get('theme') === 'light' ? 'light' : 'dark';
theme.show();
const found = document.getElementById('app');
if (!found) throw new Error('the page has no #app');
const place = found;
const link = new SampleLink(asked);
Object.assign(window, { link, speak: (to: Language) => speak(to, languages) });
void speakOwn(languages).then(() => mount(DeskSurface, { target: place, props: { desk: new Desk(link) } }));
