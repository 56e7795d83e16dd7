// Prints the page that is open: dark ink on white paper, whatever theme the desk has.
import { printPage } from '../../../state/files';
import { theme } from '../../../state/theme.svelte';

export async function printOnWhite(): Promise<void> {
  const root = document.documentElement;
  const before = root.dataset['theme'];
  if (before !== 'light') {
    root.dataset['theme'] = 'light';
    addEventListener('afterprint', () => theme.show(), { once: true });
  }
  await printPage();
}
