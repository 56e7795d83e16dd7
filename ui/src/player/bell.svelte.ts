// The sound of a call: two notes, on phones whose holder asked for it with a tap, since browsers play nothing before one.
import { remember, remembered } from '../link/remember';
import { strike } from '../parts/tone';

const HABIT = 'sound';
/** Notes, Hertz, and when each begins, seconds. */
const NOTES: readonly (readonly [hertz: number, at: number])[] = [[880, 0], [1174.66, 0.18], [880, 0.5], [1174.66, 0.68]];

type Maker = new () => AudioContext;
const maker = (): Maker | undefined => (globalThis as { AudioContext?: Maker }).AudioContext ?? (globalThis as { webkitAudioContext?: Maker }).webkitAudioContext;

class Bell {
  isOn = $state(remembered(HABIT) === 'on');
  #air: AudioContext | undefined;

  /** Whether this phone can sound at all. */
  get can(): boolean {
    return maker() !== undefined;
  }

  /** On or off, from a tap; on is heard at once, so that its holder knows how it sounds and how loud the phone is. */
  turn(): void {
    this.isOn = !this.isOn;
    remember(HABIT, this.isOn ? 'on' : null);
    if (this.isOn) void this.ring();
  }

  /** A page that was loaded again may sound after the next tap anywhere. */
  wake(): void {
    if (this.isOn) void this.#open()?.resume().catch(() => undefined);
  }

  async ring(): Promise<void> {
    const air = this.isOn ? this.#open() : undefined;
    if (!air) return;
    try {
      if (air.state === 'suspended') await air.resume();
    } catch {
      return;
    }
    const now = air.currentTime;
    for (const [hertz, at] of NOTES) strike(air, { hertz, at: now + at, loud: 0.4, fades: 0.3 });
  }

  /** Somebody is called: the phone shakes, and sounds where its holder wants that. */
  call(): void {
    if ('vibrate' in navigator) navigator.vibrate?.([200, 100, 200]);
    void this.ring();
  }

  #open(): AudioContext | undefined {
    const Air = maker();
    if (!this.#air && Air) this.#air = new Air();
    return this.#air;
  }
}

export const bell = new Bell();
