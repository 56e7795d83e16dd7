// The server's time between two readings of it: clocks tick on by themselves, five times a second.

const EVERY = 200;

/** Follows a time that is read now and then; `stands`: it does not tick on meanwhile. Made while a component is set up. */
export class Moving {
  now = $state(0);

  constructor(read: () => number, stands: () => boolean = () => false) {
    let base = 0;
    let at = 0;
    $effect.pre(() => {
      base = read();
      at = performance.now();
      this.now = base;
    });
    $effect(() => {
      const timer = setInterval(() => {
        if (!stands()) this.now = base + (performance.now() - at);
      }, EVERY);
      return () => clearInterval(timer);
    });
  }
}
