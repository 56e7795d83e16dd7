// Gives a file to the person: the browser's own way of saving, or the native window's.
import { nativeShell } from '../shell';

export function saveFile(name: string, content: Blob): void {
  const shell = nativeShell();
  if (shell) {
    void content.text().then((text) => shell.saveFile(name, text));
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name that any file system takes. */
export function fileName(text: string, ending: string): string {
  const safe = text.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ').trim();
  return `${safe === '' ? 'lanista' : safe}.${ending}`;
}
