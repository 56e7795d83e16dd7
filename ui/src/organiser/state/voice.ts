// The gong and the spoken call, from the laptop's own loudspeaker; both only where this machine can.
import { strike } from '../../parts/tone';

/** Whether this machine can speak. */
export const canSpeak = (): boolean => 'speechSynthesis' in globalThis && typeof SpeechSynthesisUtterance === 'function';
export const canSound = (): boolean => typeof AudioContext === 'function';

/** Notes of the gong, Hertz, and when each begins, seconds. */
const NOTES: readonly (readonly [hertz: number, at: number])[] = [[659.26, 0], [523.25, 0.55], [392, 1.1]];
const LENGTH = 2.6;

let air: AudioContext | undefined;

/** Three falling notes; ends when they have faded. */
export async function gong(): Promise<void> {
  if (!canSound()) return;
  air ??= new AudioContext();
  if (air.state === 'suspended') await air.resume();
  const now = air.currentTime;
  for (const [hertz, at] of NOTES) {
    for (const [times, loud] of [[1, 0.22], [2.76, 0.05]] as const) {
      strike(air, { hertz: hertz * times, at: now + at, loud, fades: 1.5 });
    }
  }
  await new Promise((resolve) => setTimeout(resolve, LENGTH * 1_000));
}

/** Milliseconds that a browser may take to name its voices, and to say the longest call. */
const VOICES = 1_500;
const LONGEST = 60_000;

/** Whether there is a voice: browsers name them a moment after they were asked. */
async function hasVoice(): Promise<boolean> {
  if (speechSynthesis.getVoices().length > 0) return true;
  await new Promise((resolve) => {
    speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
    setTimeout(resolve, VOICES);
  });
  return speechSynthesis.getVoices().length > 0;
}

/** Speaks a text, after what is being spoken now was cut short. Whether it was said to its end. */
export async function speak(text: string, language: string): Promise<boolean> {
  if (!canSpeak() || !(await hasVoice())) return false;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = language;
  words.rate = 0.92;
  return new Promise((resolve) => {
    words.addEventListener('end', () => resolve(true));
    words.addEventListener('error', () => resolve(false));
    setTimeout(() => resolve(false), LONGEST);
    speechSynthesis.speak(words);
  });
}

export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
