// Files and paper: the browser's own way, or the native window's.
import { nativeShell, type Opened } from '../shell';
import { t } from '../text';
import { toasts } from './toasts.svelte';

/** Gives a file to the person. */
export async function saveFile(name: string, content: Blob): Promise<void> {
  const shell = nativeShell();
  if (shell) {
    complain(await shell.saveFile(name, new Uint8Array(await content.arrayBuffer())), t('file.failed'));
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Prints what this page shows on paper. */
export async function printPage(): Promise<void> {
  const shell = nativeShell();
  if (shell) complain(await shell.print(), t('print.failed'));
  else window.print();
}

/** Prints one picture instead of the page. It stands on the page, shown only on paper, until the next one. */
export async function printPicture(content: Blob): Promise<void> {
  document.querySelector('.print-sheet')?.remove();
  const sheet = document.createElement('img');
  sheet.className = 'print-sheet';
  sheet.alt = '';
  sheet.src = URL.createObjectURL(content);
  document.body.append(sheet);
  document.body.classList.add('prints-picture');
  addEventListener('afterprint', () => document.body.classList.remove('prints-picture'), { once: true });
  await sheet.decode().catch(() => undefined);
  await printPage();
}

/** A name that any file system takes. */
export function fileName(text: string, ending: string): string {
  const safe = text.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ').trim();
  return `${safe === '' ? 'lanista' : safe}.${ending}`;
}

function complain(outcome: Opened, text: string): void {
  if ('error' in outcome && outcome.error.code !== 'cancelled') toasts.show({ kind: 'bad', text, detail: outcome.error.text });
}
