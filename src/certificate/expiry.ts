const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whole days until a certificate expires, rounded down; negative once it has. */
export function daysUntil(notAfter: Date, now: Date): number {
  return Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);
}

/** How long a certificate lasts, as the end of a sentence: `expires in 12 days`, `expired 3 days ago`. */
export function describeExpiry(notAfter: Date, now: Date): string {
  const left = notAfter.getTime() - now.getTime();
  const distance = Math.abs(left);
  const [unit, size] = distance < 2 * DAY_MS ? (['hour', HOUR_MS] as const) : (['day', DAY_MS] as const);
  const count = Math.floor(distance / size);
  const time = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return left > 0 ? `expires in ${time}` : `expired ${time} ago`;
}
