// Keys in a table of rows: up and down walk, Enter selects.

export function rowKey(event: KeyboardEvent, select: () => void): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget as HTMLElement;
  const rows = [...(row.closest('.rows')?.querySelectorAll<HTMLElement>('tbody tr[tabindex]') ?? [])];
  if (event.key === 'Enter') select();
  else if (event.key === 'ArrowDown') rows[rows.indexOf(row) + 1]?.focus();
  else if (event.key === 'ArrowUp') rows[rows.indexOf(row) - 1]?.focus();
  else return;
  event.preventDefault();
}
