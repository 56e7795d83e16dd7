// Who read a station's sign with a key that lets nobody in is shown what everybody is shown there, and stays.
import { expect, test } from 'vitest';
import { staysAtSign } from '../player/station';
import { backToSign, type KeyIs } from './sign';

test.each<KeyIs>(['none', 'foreign', 'refused', 'revoked', 'unknown'])('a key that is %s leads back to the sign, whose page does not send it here again', (key) => {
  const page = backToSign('?station=12', key);
  expect(page).toBe('/p?station=12&here=1');
  expect(staysAtSign(new URL(page ?? '', 'http://hall').search)).toBe(true);
});

test.each<KeyIs>(['admitted', 'waiting', null])('a key that is %s stays', (key) => expect(backToSign('?station=12', key)).toBeNull());

test.each(['', '?station=', '?station=0', '?station=12a', '?station=//evil', '?other=12'])('without a sign (%s) nobody is sent anywhere', (search) => expect(backToSign(search, 'revoked')).toBeNull());

test('a sign as it is printed looks for a judge first', () => expect(staysAtSign('?station=12')).toBe(false));
