// The gong and the spoken call, from the laptop's own loudspeaker; both only where this machine can.

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
      const tone = air.createOscillator();
      const fade = air.createGain();
      tone.frequency.value = hertz * times;
      fade.gain.setValueAtTime(0, now + at);
      fade.gain.linearRampToValueAtTime(loud, now + at + 0.012);
      fade.gain.exponentialRampToValueAtTime(0.0001, now + at + 1.5);
      tone.connect(fade).connect(air.destination);
      tone.start(now + at);
      tone.stop(now + at + 1.6);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, LENGTH * 1_000));
}

/** Speaks a text, after what is being spoken now was cut short. */
export function speak(text: string, language: string): void {
  if (!canSpeak()) return;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = language;
  words.rate = 0.92;
  speechSynthesis.speak(words);
}

export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
