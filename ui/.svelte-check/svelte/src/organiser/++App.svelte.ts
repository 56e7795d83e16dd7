///<reference types="svelte" />
;
import { translator } from '../text/t';
import { organiser } from '../text/en/organiser';
function $$render() {

  
  

  const t = translator(organiser);
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