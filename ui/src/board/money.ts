// Money in hundredths: as it is typed, and as it is shown.

/** `12`, `12.5`, `12,50`, `1 234.50`: hundredths; nothing for what is no such amount. */
export function centsOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0']/g, '').replace(',', '.');
  if (plain === '') return 0;
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
}

/** `12.50 EUR`; whole amounts without hundredths. */
export function moneyText(cents: number, currency: string): string {
  const whole = Math.floor(cents / 100);
  const rest = cents % 100;
  const amount = rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
  return currency === '' ? amount : `${amount} ${currency}`;
}
