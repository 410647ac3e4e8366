import type { Context } from 'hono';

/** A form of ours is far smaller, and so is what anybody types into it. */
const LONGEST = 16_000;

/** The fields of a form that was sent; undefined for more than any person types. */
export async function readForm(c: Context): Promise<URLSearchParams | undefined> {
  const written = await c.req.text();
  return written.length > LONGEST ? undefined : new URLSearchParams(written);
}
