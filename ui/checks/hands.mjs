// Runs programs side by side, as many as this machine has hands for; what each says is kept until it ends, so that two do not speak at once.
import { spawn } from 'node:child_process';

const HANDS = 2;

export const secondsSince = (began) => Math.round((Date.now() - began) / 1_000);

/** Runs a program to its end: its code, what it said on both streams, and how long it took, in seconds. */
export function run(program, words, options = {}) {
  const began = Date.now();
  return new Promise((done) => {
    const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
    child.on('close', (code) => done({ code, said: Buffer.concat(said).toString().trim(), took: secondsSince(began) }));
  });
}

/** Does `work` with each name, in their order. */
export async function sideBySide(names, work) {
  const waiting = [...names];
  await Promise.all(Array.from({ length: HANDS }, async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await work(name);
  }));
}
