// Photos of matches: made small on the phone, sent with a one-use ticket, and fetched again with one for looking.
import { sha256 } from '@noble/hashes/sha2.js';
import { drawn } from '../parts/picture';
import type { PhotoKind } from '../wire/PhotoKind';
import { toBase64url } from './bytes';
import type { LiveLink } from './live.svelte';

/** Bytes of a photo, at most; and the longer edge to which the phone brings it, px. */
const MOST = 8 * 1024 * 1024;
const EDGE = 2_000;
const QUALITY = 0.85;
const KINDS: Record<string, PhotoKind> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' };

/** What came of it, with a word for screens and a sentence for people. */
export type Sent = { readonly kind: 'sent' } | { readonly kind: 'failed'; readonly code: string; readonly text: string };

interface Ready {
  readonly kind: PhotoKind;
  readonly bytes: Uint8Array;
}

/** Brings a photo to at most 2,000 px and JPEG where this browser can; otherwise it goes as it is, if it may. */
async function ready(file: Blob): Promise<Ready | null> {
  const small = await shrunk(file).catch(() => null);
  const chosen = small ?? file;
  const kind = KINDS[chosen.type];
  if (!kind || chosen.size > MOST || chosen.size === 0) return null;
  return { kind, bytes: new Uint8Array(await chosen.arrayBuffer()) };
}

async function shrunk(file: Blob): Promise<Blob | null> {
  const canvas = await drawn(file, EDGE);
  return canvas && new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

const failed = (code: string, text: string): Sent => ({ kind: 'failed', code, text });

/** Attaches a photo to a match. `endpoint` is the server's origin; empty is this page's own. */
export async function sendPhoto(link: LiveLink, endpoint: string, match: number, file: Blob): Promise<Sent> {
  const photo = await ready(file);
  if (!photo) return failed('not_an_image', 'This phone cannot read that picture, or it is larger than 8 MB. Take a photo of the screen instead.');
  const hash = toBase64url(sha256(photo.bytes));
  const answer = await link.ask({ type: 'attach_photo', match, sha256: hash, bytes: photo.bytes.length, kind: photo.kind });
  if (answer.type === 'failed') return answer.code === 'photo_twice' ? { kind: 'sent' } : failed(answer.code, answer.text);
  if (answer.type !== 'ticket') return failed('unexpected', 'The server answered something else.');
  try {
    const response = await fetch(`${endpoint}/api/v1/media/${hash}?ticket=${encodeURIComponent(answer.ticket)}`, { method: 'PUT', body: new Blob([photo.bytes as BlobPart]) });
    if (response.ok) return { kind: 'sent' };
    const { code, text } = (await response.json()) as { code?: string; text?: string };
    return failed(code ?? String(response.status), text ?? `The server answered ${response.status}.`);
  } catch {
    return failed('lost', 'The link broke before the photo was there. Try again.');
  }
}

/** The photos of a match as addresses for images, by hash; each is to be given back with `URL.revokeObjectURL`. */
export async function photosOf(link: Pick<LiveLink, 'ask'>, endpoint: string, match: number, hashes: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const answer = await link.ask({ type: 'view_photos', match });
  if (answer.type !== 'ticket') return found;
  for (const hash of hashes) {
    try {
      const response = await fetch(`${endpoint}/api/v1/media/${hash}?ticket=${encodeURIComponent(answer.ticket)}`);
      if (response.ok) found.set(hash, URL.createObjectURL(await response.blob()));
    } catch {
      // Shown as not there; the next look tries again.
    }
  }
  return found;
}
