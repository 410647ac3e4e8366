/** An error as the SDK, fetch and Node make them. */
type Fault = { message: string; name?: string; code?: string; syscall?: string; cause?: Fault; $metadata?: object };

/** Of a connection that was not made, or broke off. */
const UNREACHED =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR|TimeoutError|socket hang up/;

/**
 * One sentence for what a service or the disk said, with what to do; undefined for a fault of this program.
 * @param local address of the local run, where it is one that was asked
 */
export function faultSentence(error: unknown, local: string | undefined): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { message, name = '', code = '', syscall, cause, $metadata } = error as Fault;
  const said = [name, code, message, cause?.code, cause?.message].join(' ');
  if (UNREACHED.test(said))
    return local === undefined
      ? `AWS cannot be reached (${cause?.message ?? message}): look at the network and the region, and run this again.`
      : `The local run at ${local} does not answer: it has ended, or hangs. End it if it is there, and start it with "npm start".`;
  if ($metadata !== undefined || /Credentials|Token.*[Ee]xpired/.test(name))
    return `${local === undefined ? 'AWS' : 'The local run'} refused this (${name}: ${message}).${
      local === undefined ? ' "npx offprint doctor" shows account, region and what is missing.' : ''
    }`;
  return syscall === undefined ? undefined : `${message}: look at the disk and at who may write there.`;
}
