export type CheckInView = { until?: number, };
