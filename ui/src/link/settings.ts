// Every time of a link, as docs/PROTOCOL.md names them, and what this page is.

/** The protocol this page speaks. */
export const PROTOCOL = 1;

/** Milliseconds. */
export const TIMES = {
  /** How often the page looks at the link, so that what it says of silence is late by no more than this. */
  beat: 250,
  /** Without a frame for so long the picture is stale and the link is made anew. Two ticks are missing then, and a person is told within five seconds on a slow tablet too. */
  stale: 4_000,
  /** Without a link for so long it counts as lost, not only as interrupted. */
  lost: 10_000,
  /** Between two pings of the page. */
  ping: 5_000,
  /** A round trip above it, or a frame that is late by so much, makes a link slow. */
  slowTrip: 500,
  slowFrame: 3_000,
  /** So long the usual address of the server is tried alone; then all that are known run a race. */
  lead: 1_000,
  /** The first and the longest wait before the next attempt. */
  firstWait: 250,
  longestWait: 4_000,
  /** A link that lived so long has held; one that dies sooner may need another carrier. */
  held: 10_000,
  /** From one look to the next whether a socket comes through, at first and at most. */
  climb: 60_000,
  longestClimb: 600_000,
  /** A device that was sent away asks again so often. */
  sentAwayWait: 10_000,
  /** How often a page of another build asks whether it may load itself again. */
  look: 1_000,
  /** Pages reload themselves at most so often. */
  reload: 60_000,
  /** The word "tampered" stays for so long after the last sign of it. */
  tampered: 30_000,
  /** Documents of before that nobody spoke of on a new link for so long are asked for by name. */
  doubt: 3_000,
  /** Topics that nobody follows any more are kept for so long. */
  linger: 2_000,
} as const;

/** Close codes that ask for something of the page. */
export const CLOSE = { tooLarge: 1009, restart: 1012, notLetIn: 4403, otherProtocol: 4409, tooMany: 4429 } as const;

/** The build of this page, as the server that served it wrote it; `dev` without one. */
export function ownBuild(): string {
  const written = globalThis.document?.querySelector('meta[name="lanista-build"]')?.getAttribute('content');
  return written ?? (import.meta.env.VITE_LANISTA_BUILD as string | undefined) ?? 'dev';
}
