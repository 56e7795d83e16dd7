// Ten minutes of a server in a sample hall: quiet, then busy, with a moment in which screens came back all at once.
import type { MeasurePoint } from '../../wire/MeasurePoint';
import type { MeasureView } from '../../wire/MeasureView';

const KEPT = 300;
const EVERY = 2_000;

/** Always the same numbers between 0 and 1. */
const wobble = (i: number): number => Math.abs(Math.sin(i * 12.9898) * 43_758.5453) % 1;

function point(i: number, now: number): MeasurePoint {
  const isBusy = i > 120;
  const isBack = i >= 200 && i < 206;
  const accepted = wobble(i) > (isBusy ? 0.3 : 0.85) ? Math.ceil(wobble(i + 7) * 4) : 0;
  const news = accepted * 5;
  const base = 180 + wobble(i + 3) * 240;
  return {
    at: now - (KEPT - 1 - i) * EVERY, officials: 16 - (i > 150 && i < 190 ? 1 : 0), screens: i < 4 ? i : 6 - (isBack ? 4 : 0), phones: Math.round(20 + 100 * Math.min(1, i / 130) + wobble(i) * 3),
    messages: 40 + Math.round(wobble(i + 1) * 10), accepted, refused: i % 61 === 60 ? 1 : 0, news, joined: isBusy && i % 40 < 3 ? 12 : 0, deliveries: news * 60, skipped: isBack ? 9 : 0, bytes: news * 60 * 420, waiting: isBack ? 3 : 0,
    ...(accepted > 0 ? { commit: { p50: Math.round(base), p99: Math.round(base * (isBack ? 9 : 2.2)) }, fan_out: { p50: Math.round(base * 2), p99: Math.round(base * (isBack ? 16 : 4)) } } : {}),
  };
}

/** What the server would say to somebody who has the points up to a moment. */
export function sampleFigures(after: number, now: number): MeasureView {
  const points = Array.from({ length: KEPT }, (_, i) => point(i, now)).filter((one) => one.at > after).slice(0, 100);
  return {
    every: EVERY, kept: KEPT * EVERY, points, connections: 147, memory: 31_400_000, resumed: 212, snapshots: 1_904, catch_ups: 14, turned_away: 0,
    refusals: { stale: 7, not_allowed: 2, station_taken_by_another_match: 1, predecessor_refused: 1 }, ends: { gone: 88, restart: 1, not_let_in: 3, forged: 1 },
  };
}
