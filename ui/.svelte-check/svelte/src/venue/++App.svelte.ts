///<reference types="svelte" />
;
import { translator } from '../text/t';
import { venue } from '../text/en/venue';
function $$render() {

  
  

  const t = translator(venue);
;
async () => {


 { svelteHTML.createElement("main", {});
   { svelteHTML.createElement("h1", {});t('title'); }
   { svelteHTML.createElement("p", {});t('purpose'); }
 }
};
return { props: {} as Record<string, never>, exports: {}, bindings: "", slots: {}, events: {} }}
const App__SvelteComponent_ = __sveltets_2_isomorphic_component(__sveltets_2_with_any_event($$render()));
/*Ωignore_startΩ*/type App__SvelteComponent_ = InstanceType<typeof App__SvelteComponent_>;
/*Ωignore_endΩ*/export default App__SvelteComponent_;