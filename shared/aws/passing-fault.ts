/**
 * Whether an error of the SDK says nothing about the request: throttled, a fault of the service, no answer. The same request may work later, and this one may have
 * worked.
 */
export function isPassingFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $metadata, $fault, code } = error as Error & Partial<Answered>;
  if (THROTTLED.test(error.name) || $fault === 'server') return true;
  const status = $metadata?.httpStatusCode;
  if (status !== undefined) return status >= 500 || status === 429;
  return error.name === 'TimeoutError' || (code !== undefined && UNREACHED.has(code));
}

/**
 * Whether an error comes from a service and not from what was asked of it: it fails to answer, or does not let us in. Once that is repaired the same work goes well. What a service refuses because of
 * its form it will always refuse.
 */
export function isOutage(error: unknown): boolean {
  if (isPassingFault(error)) return true;
  if (!(error instanceof Error)) return false;
  const answered = (error as Error & Partial<Answered>).$metadata !== undefined;
  return answered ? !OF_THE_REQUEST.test(error.name) : error.name === 'CredentialsProviderError';
}

interface Answered {
  readonly $metadata: { readonly httpStatusCode?: number };
  readonly $fault: 'client' | 'server';
  readonly code: string;
}

const THROTTLED = /Throttl|TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|SlowDown/;
const UNREACHED = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  // A body that breaks off halfway.
  'ERR_STREAM_PREMATURE_CLOSE',
]);
const OF_THE_REQUEST = /Validation|Serialization|TooLarge/;
