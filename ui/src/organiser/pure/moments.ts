// The journal on a line: where a time lies, what time an entry has, which hours are marked, what a person typed.

/** Entries with their times, rising. */
export type Points = readonly (readonly [seq: number, at: number])[];

/** About when an entry was written, between the points that are known. */
export function timeOf(points: Points, seq: number): number | undefined {
  const after = points.findIndex(([known]) => known >= seq);
  const next = points[after];
  if (!next) return points[points.length - 1]?.[1];
  const before = points[after - 1];
  if (!before || next[0] === seq) return next[1];
  return before[1] + ((next[1] - before[1]) * (seq - before[0])) / (next[0] - before[0]);
}

/** Full hours and midnights as places on the line of entries, at least so many entries apart. Midnights come first. */
export function hourMarks(points: Points, apart: number, zoneMinutes: number): { readonly seq: number; readonly at: number; readonly isDay: boolean }[] {
  const HOUR = 3_600_000;
  const marks: { seq: number; at: number; isDay: boolean }[] = [];
  points.forEach(([seq, at], i) => {
    const before = points[i - 1];
    if (!before) return;
    const hour = Math.floor((at + zoneMinutes * 60_000) / HOUR);
    if (hour === Math.floor((before[1] + zoneMinutes * 60_000) / HOUR)) return;
    const isDay = Math.floor(hour / 24) !== Math.floor((before[1] + zoneMinutes * 60_000) / HOUR / 24);
    const full = hour * HOUR - zoneMinutes * 60_000;
    const share = at === before[1] ? 1 : (full - before[1]) / (at - before[1]);
    marks.push({ seq: Math.round(before[0] + (seq - before[0]) * Math.max(0, Math.min(1, share))), at: full, isDay });
  });
  const kept: typeof marks = [];
  for (const mark of [...marks].sort((a, b) => Number(b.isDay) - Number(a.isDay) || a.seq - b.seq)) {
    if (kept.every((other) => Math.abs(other.seq - mark.seq) >= apart)) kept.push(mark);
  }
  return kept.sort((a, b) => a.seq - b.seq);
}

/** What was typed: `#` with a number an entry; `14:05` or `14:05:30` a time of the day on which the base lies. */
export function typedMoment(text: string, base: number, zoneMinutes: number): { readonly kind: 'seq'; readonly seq: number } | { readonly kind: 'time'; readonly time: number } | undefined {
  const entry = /^#\s?(\d{1,9})$/.exec(text.trim());
  if (entry) return { kind: 'seq', seq: Number(entry[1]) };
  const clock = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!clock) return undefined;
  const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), clock[3] === undefined ? undefined : Number(clock[3])];
  if (hours > 23 || minutes > 59 || (seconds ?? 0) > 59) return undefined;
  const DAY = 86_400_000;
  const local = base + zoneMinutes * 60_000;
  const midnight = local - (((local % DAY) + DAY) % DAY);
  // A minute or second means its end: everything that it held had happened.
  const span = seconds === undefined ? 60_000 : 1_000;
  return { kind: 'time', time: midnight + (hours * 60 + minutes) * 60_000 + (seconds ?? 0) * 1_000 + span - 1 - zoneMinutes * 60_000 };
}
