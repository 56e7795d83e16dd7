// Pages and actions that the palette offers, with the keys that do the same.
import { PAGES, route } from '../state/route.svelte';
import { theme } from '../state/theme.svelte';
import { overlay } from '../state/overlay.svelte';
import type { Desk } from '../state/desk.svelte';
import { nativeShell } from '../shell';
import { t } from '../text';

export interface Deed {
  readonly key: string;
  readonly group: 'page' | 'action';
  readonly text: string;
  readonly note: string;
  readonly also?: readonly string[];
  readonly run: () => void;
}

/** Second key after G, for each page. */
export const GO: Readonly<Record<string, (typeof PAGES)[number]>> = {
  o: 'overview', t: 'tournaments', a: 'arrivals', f: 'floor', m: 'matches', p: 'drafts', s: 'screens', l: 'producer', d: 'devices', j: 'journal', x: 'files', e: 'settings',
};

export function deeds(desk: Desk): Deed[] {
  const isPast = route.here.at !== undefined;
  const letter = (page: string): string => Object.entries(GO).find(([, to]) => to === page)?.[0]?.toUpperCase() ?? '';
  const list: Deed[] = PAGES.map((page) => ({
    key: `page/${page}`, group: 'page', text: t(`page.${page}`), note: `G ${letter(page)}`, run: () => route.go({ page }),
  }));
  for (const tournament of desk.tournaments) {
    const open = (tab: 'bracket' | 'standings' | 'entrants' | 'import' | 'format') => () => route.go({ page: 'tournaments', tournament: tournament.id, tab });
    list.push({ key: `tournament/${tournament.id}`, group: 'page', text: tournament.name, note: tournament.title, run: open(tournament.stages.length > 0 ? 'bracket' : 'entrants') });
    if (tournament.stages.length === 0) {
      list.push({ key: `import/${tournament.id}`, group: 'action', text: t('deed.import'), note: tournament.name, run: open('import') });
    } else {
      list.push({ key: `standings/${tournament.id}`, group: 'page', text: t('tab.standings'), note: tournament.name, run: open('standings') });
    }
  }
  list.push(
    { key: 'result', group: 'action', text: t('deed.result'), note: 'R', also: ['score'], run: () => overlay.result('', route.here.tournament) },
    { key: 'new', group: 'action', text: t('deed.tournament'), note: t('page.tournaments'), run: () => route.go({ page: 'tournaments', fresh: true }) },
    { key: 'device', group: 'action', text: t('deed.device'), note: t('page.devices'), also: ['qr', 'tablet', 'judge'], run: () => route.go({ page: 'devices' }) },
    { key: 'back', group: 'action', text: t('take_back'), note: 'Ctrl Z', also: ['undo'], run: () => void desk.takeBack() },
    { key: 'copy', group: 'action', text: t('deed.copy'), note: t('page.settings'), also: ['backup'], run: () => route.go({ page: 'settings' }) },
    { key: 'files', group: 'action', text: t('deed.files'), note: t('page.files'), also: ['pdf', 'excel', 'csv', 'print', 'export', 'website'], run: () => route.go({ page: 'files' }) },
    { key: 'theme', group: 'action', text: theme.now === 'dark' ? t('deed.light') : t('deed.dark'), note: '', also: ['theme'], run: () => theme.choose(theme.now === 'dark' ? 'light' : 'dark') },
  );
  const shell = nativeShell();
  if (shell) {
    const close = async (): Promise<void> => { if ('ok' in (await shell.closeGathering())) location.reload(); };
    list.push({ key: 'close', group: 'action', text: t('deed.close'), note: '', also: ['open', 'new', 'recent', 'gathering'], run: () => void close() });
  }
  // The past is only looked at.
  return isPast ? list.filter((deed) => deed.group === 'page' || deed.key === 'theme') : list;
}
