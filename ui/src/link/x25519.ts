// X25519 as RFC 7748 has it, in whole numbers of the browser: used once, by a phone that signs up, with a key of its own.

const P = 2n ** 255n - 19n;
const A24 = 121_665n;
const BYTES = 32;
const BITS = 255;

const mod = (value: bigint): bigint => ((value % P) + P) % P;

function read(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function written(value: bigint): Uint8Array {
  const bytes = new Uint8Array(BYTES);
  let rest = value;
  for (let at = 0; at < BYTES; at += 1) {
    bytes[at] = Number(rest % 256n);
    rest /= 256n;
  }
  return bytes;
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let rest = exponent; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

/** The point `u` times the scalar, both of 32 bytes. */
export function multiplied(scalar: Uint8Array, u: Uint8Array): Uint8Array {
  const clamped = Uint8Array.from(scalar);
  clamped[0] = (clamped[0] ?? 0) & 248;
  clamped[BYTES - 1] = ((clamped[BYTES - 1] ?? 0) & 127) | 64;
  const k = read(clamped);
  const x1 = mod(read(u) % 2n ** 255n);
  let [x2, z2, x3, z3] = [1n, 0n, x1, 1n];
  for (let at = BITS - 1; at >= 0; at -= 1) {
    const isSet = (k / 2n ** BigInt(at)) % 2n === 1n;
    if (isSet) [x2, x3, z2, z3] = [x3, x2, z3, z2];
    const [a, b, c, d] = [x2 + z2, x2 - z2, x3 + z3, x3 - z3];
    const [aa, bb, da, cb] = [mod(a * a), mod(b * b), mod(d * a), mod(c * b)];
    const e = aa - bb;
    x3 = mod((da + cb) ** 2n);
    z3 = mod(x1 * (da - cb) ** 2n);
    x2 = mod(aa * bb);
    z2 = mod(e * (aa + A24 * e));
    if (isSet) [x2, x3, z2, z3] = [x3, x2, z3, z2];
  }
  return written(mod(x2 * power(z2, P - 2n)));
}

/** The point that belongs to a scalar. */
export const pointOf = (scalar: Uint8Array): Uint8Array => multiplied(scalar, Uint8Array.from({ length: BYTES }, (_, at) => (at === 0 ? 9 : 0)));
