// One struck tone, as gongs and bells are made of them.

export interface Tone {
  readonly hertz: number;
  /** When it is struck, seconds by the clock of the air. */
  readonly at: number;
  /** From 0 to 1. */
  readonly loud: number;
  /** Seconds until nothing is heard of it. */
  readonly fades: number;
}

export function strike(air: AudioContext, { hertz, at, loud, fades }: Tone): void {
  const tone = air.createOscillator();
  const fade = air.createGain();
  tone.frequency.value = hertz;
  fade.gain.setValueAtTime(0, at);
  fade.gain.linearRampToValueAtTime(loud, at + 0.012);
  fade.gain.exponentialRampToValueAtTime(0.0001, at + fades);
  tone.connect(fade);
  fade.connect(air.destination);
  tone.start(at);
  tone.stop(at + fades + 0.1);
}
