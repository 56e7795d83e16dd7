// Copying a text, also where the page came over plain HTTP and the browser keeps its clipboard shut.

/** Whether it was copied; called from a press, since browsers ask for one. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.setAttribute('readonly', '');
    box.style.position = 'fixed';
    box.style.opacity = '0';
    const before = document.activeElement;
    document.body.append(box);
    box.select();
    const isDone = document.execCommand('copy');
    box.remove();
    if (before instanceof HTMLElement) before.focus();
    return isDone;
  }
}
