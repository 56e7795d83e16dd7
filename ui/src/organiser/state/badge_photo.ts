// A photo of a badge, read where it was taken: a camera that runs needs HTTPS, which the hall has not, and a photo does not.
import { drawn } from '../../parts/picture';
import { once } from '../../parts/fetched';

/** Pixels of the longer edge: a badge that fills a quarter of the picture has modules of several pixels. */
const EDGE = 1_600;

const reader = once(() => import('qr/decode.js'));

/** What the QR code in a photo says; nothing where there is none that can be read. */
export async function readBadge(file: Blob): Promise<string | undefined> {
  const canvas = await drawn(file, EDGE).catch(() => null);
  const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  if (!image) return undefined;
  const { decodeQR } = await reader();
  try {
    return decodeQR(image);
  } catch {
    // It says so by an error.
    return undefined;
  }
}
