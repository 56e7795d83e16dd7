///<reference types="svelte" />
;
import { openLink } from '../link/live.svelte';
import { codeOf, pair, readFragment } from '../link/pair';
import { browserKeys, memoryKeys, type KeyStore } from '../link/store';
import DeskSurface from './Desk.svelte';
import Door, { type Step } from './pages/Door.svelte';
import Start from './pages/Start.svelte';
import { nativeShell, type Recent } from './shell';
import { Desk } from './state/desk.svelte';
import { t } from './text';
function $$render() {

  
  
  
  
  
  
  
  
  

  const shell = nativeShell();
  let recent = $state.raw<readonly Recent[] | null>(null);
  let desk = $state.raw<Desk | null>(null);
  let failure = $state.raw<Step | null>(null);
  let code = $state('');

  const standing = $derived(desk?.link.standing ?? null);
  const step = $derived.by((): Step | null => {
    if (failure) return failure;
    if (!desk) return { kind: 'busy' };
    if (desk.link.foreign) return { kind: 'refused', text: t('door.foreign'), detail: t('door.foreign.detail') };
    switch (standing?.kind) {
      case 'admitted': return standing.role === 'desk' ? null : { kind: 'refused', text: t('door.other_role') };
      case 'waiting': return { kind: 'waiting', code: standing.code || code };
      case 'refused': return { kind: 'refused', text: t('door.refused'), detail: t('door.refused.detail') };
      case 'revoked': return { kind: 'refused', text: t('door.revoked'), detail: t('door.revoked.detail') };
      case 'unknown': return { kind: 'refused', text: t('door.unknown'), detail: t('door.unknown.detail') };
      default: return { kind: 'busy' };
    }
  });
  /** Once let in, a lost link shows the old picture with its age, not the door. */
  let wasIn = $state(false);
  $effect(() => {
    if (standing?.kind === 'admitted') wasIn = true;
  });

  async function native(): Promise<void> {
    if (!shell) return;
    const gatherings = await shell.gatherings();
    if (gatherings.open === null) {
      recent = gatherings.recent;
      return;
    }
    recent = null;
    const door = await shell.deskDoor();
    const origin = `http://${door.endpoint}`;
    await enter({ k: door.k, s: door.s }, origin, memoryKeys());
  }

  async function browser(): Promise<void> {
    const keys = browserKeys('desk');
    const fragment = readFragment();
    if (fragment) return enter(fragment, '', keys);
    if ((await keys.load()) === null) failure = { kind: 'refused', text: t('door.none'), detail: t('door.none.detail') };
    else open('', keys);
  }

  async function enter(fragment: { k: string; s: string }, origin: string, keys: KeyStore): Promise<void> {
    const paired = await pair(fragment, origin, t('door.default_name'));
    if (paired.kind !== 'paired') {
      // A used code in the address of a browser that is let in already: go on with its key.
      if (paired.kind !== 'foreign' && (await keys.load()) !== null) return open(origin, keys);
      failure = { kind: 'refused', text: paired.text, detail: t('door.failed') };
      return;
    }
    code = codeOf(paired);
    await keys.save(paired);
    open(origin, keys);
  }

  function open(origin: string, keys: KeyStore): void {
    desk = new Desk(openLink({ role: 'desk', store: keys, ...(origin === '' ? {} : { endpoint: origin }) }), origin);
  }

  function begin(): void {
    failure = null;
    const start = shell ? native() : browser();
    start.catch((error: unknown) => {
      failure = { kind: 'refused', text: t('door.error'), detail: error instanceof Error ? error.message : String(error) };
    });
  }
  begin();
;
async () => {


if(shell && recent !== null){
   { const $$_tratS0C = __sveltets_2_ensureComponent(Start); new $$_tratS0C({ target: __sveltets_2_any(), props: {    shell,recent,"onopened":begin,}});}
} else if (desk && (step === null || (wasIn && step.kind === 'busy'))){
   { const $$_ecafruSkseD0C = __sveltets_2_ensureComponent(DeskSurface); new $$_ecafruSkseD0C({ target: __sveltets_2_any(), props: { desk,}});}
} else if (step){
   { const $$_rooD0C = __sveltets_2_ensureComponent(Door); new $$_rooD0C({ target: __sveltets_2_any(), props: {   step,"onagain":failure ? begin : undefined,}});}
}
};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const App__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type App__SvelteComponent_ = ReturnType<typeof App__SvelteComponent_>;
/*Ωignore_endΩ*/export default App__SvelteComponent_;