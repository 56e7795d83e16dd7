// Keeps the display on: by the browser's own lock where it grants one, else by a small film that plays unseen, else not at all.

/** `lock`: the browser promised it; `film`: most displays stay on as long as one plays; `none`: nothing can be done from here. */
export type Awake = 'lock' | 'film' | 'none';

interface Lock {
  addEventListener(event: 'release', done: () => void): void;
}
type LockMaker = { readonly wakeLock?: { request(kind: 'screen'): Promise<Lock> } };

class Display {
  how = $state<Awake>('none');
}

export const display = new Display();

/** Milliseconds of film, and how often a picture of it is drawn. */
const LENGTH = 1_000;
const STEP = 100;

/** A second of black, made here: over plain HTTP nothing but a playing film keeps a display on. */
export async function blackFilm(): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = 32;
  canvas.height = 32;
  const paint = canvas.getContext('2d');
  if (!paint || typeof canvas.captureStream !== 'function' || typeof MediaRecorder !== 'function') return null;
  const draw = (): void => paint.fillRect(0, 0, 32, 32);
  draw();
  const recorder = new MediaRecorder(canvas.captureStream());
  const parts: Blob[] = [];
  const done = new Promise<Blob>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType }));
    recorder.onerror = () => reject(new Error('the browser records nothing'));
  });
  recorder.start();
  const drawing = setInterval(draw, STEP);
  setTimeout(() => recorder.stop(), LENGTH);
  return done.finally(() => clearInterval(drawing));
}

async function play(): Promise<boolean> {
  const film = await blackFilm();
  if (!film || film.size === 0) return false;
  const video = document.createElement('video');
  Object.assign(video, { muted: true, loop: true, playsInline: true, src: URL.createObjectURL(film) });
  video.setAttribute('aria-hidden', 'true');
  video.tabIndex = -1;
  video.className = 'keeps-awake';
  document.body.append(video);
  const begin = (): Promise<boolean> => video.play().then(() => true, () => false);
  // Asleep and awake again, or never allowed before somebody touched the page: it is asked to go on.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void begin());
  if (await begin()) return true;
  addEventListener('pointerdown', () => void begin().then((plays) => plays && (display.how = 'film')), { once: true });
  return false;
}

async function lock(maker: LockMaker): Promise<boolean> {
  if (!maker.wakeLock) return false;
  try {
    const held = await maker.wakeLock.request('screen');
    display.how = 'lock';
    held.addEventListener('release', () => (display.how = 'none'));
    return true;
  } catch {
    return false;
  }
}

/** Keeps the display on as long as this page is open. */
export async function keepAwake(maker: LockMaker = navigator, film: () => Promise<boolean> = play): Promise<void> {
  if (await lock(maker)) {
    // The browser takes the lock back whenever the page is hidden.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && display.how === 'none' && void lock(maker));
    return;
  }
  try {
    if (await film()) display.how = 'film';
  } catch {
    display.how = 'none';
  }
}
