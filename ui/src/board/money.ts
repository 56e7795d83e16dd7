// Money in hundredths: as it is typed, and as it is shown.
import { decimal } from '../text/language.svelte';

/** `12`, `12.5`, `12,50`, `1 234.50`: hundredths; nothing for what is no such amount. */
export function centsOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0']/g, '').replace(',', '.');
  if (plain === '') return 0;
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
}

/** `12.50 EUR`; whole amounts without hundredths. */
export function moneyText(cents: number, currency: string): string {
  const amount = decimal(cents / 100, cents % 100 === 0 ? 0 : 2);
  return currency === '' ? amount : `${amount} ${currency}`;
}
