// Amounts as people type them.
import { expect, test } from 'vitest';
import { centsOf, moneyText } from './money';

test.each([['12', 1200], ['12.5', 1250], ['12,50', 1250], ['1 234.05', 123_405], ['', 0], ['0.01', 1]])('“%s” is %i hundredths', (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});

test.each(['12.345', '-5', 'ten', '1.2.3', '1e3', '12345678901'])('“%s” is no amount', (text) => {
  expect(centsOf(text)).toBeUndefined();
});

test('whole amounts stand without hundredths', () => {
  expect(moneyText(1200, 'EUR')).toBe('12 EUR');
  expect(moneyText(1205, '')).toBe('12.05');
});
