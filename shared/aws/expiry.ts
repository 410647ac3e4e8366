import { after, type Instant } from '../calendar/instant.ts';

/** When a row may be forgotten, as DynamoDB's time to live has it: whole seconds since 1970. */
export function expiresAt(from: Instant, ms = 0): number {
  return Math.ceil(Date.parse(after(from, ms)) / 1000);
}
