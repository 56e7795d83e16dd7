// QR codes of addresses: the library computes the modules, the part draws them.
import qrcode from 'qrcode-generator';

/** Rows of 0 and 1. Level M: a fingerprint on the screen may cover a seventh of it. */
export function qrRows(text: string): string[] {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const side = code.getModuleCount();
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_unused, x) => (code.isDark(y, x) ? '1' : '0')).join(''));
}
