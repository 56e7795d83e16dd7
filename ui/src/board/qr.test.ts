// A QR code's modules become runs.
import { expect, test } from 'vitest';
import { qrPath } from './qr';

test('neighbours in a row are one run', () => expect(qrPath(['1101', '0000', '0010'])).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM2 2h1v1h-1z'));
test('no modules, no path', () => expect(qrPath([])).toBe(''));
