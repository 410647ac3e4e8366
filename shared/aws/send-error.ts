import type { SendResult } from '../editions/send-result.ts';

/** Errors by which SES says that nobody of this account may send now. */
const ACCOUNT_FAULTS = new Set([
  'AccountSuspendedException',
  'SendingPausedException',
  'MailFromDomainNotVerifiedException',
  'AccessDeniedException',
  'NotFoundException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'ExpiredTokenException',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
]);

/** Errors that come before a request leaves this machine: no mail can have left either. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError']);

/**
 * What an error of `SendEmail` means for the ledger (DESIGN §7.2). Only an answer of SES that names a fault says that no mail left; a reset, a timeout, a 5xx and
 * everything not known here is `unknown`. Sources: the SES developer guide, "Amazon SES email sending errors" and "Errors related to the sending quotas".
 */
export function classifySendError(error: unknown): SendResult {
  const {
    name = 'Error',
    message = '',
    code = '',
    $metadata,
  } = (error ?? {}) as {
    name?: string;
    message?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const reason = message ? `${name}: ${withoutAddresses(message)}` : name;
  if (NEVER_CONNECTED.has(code) || NEVER_CONNECTED.has(name)) return { kind: 'throttled' };
  const status = $metadata?.httpStatusCode ?? 0;
  if (status < 400 || status >= 500 || status === 408) return { kind: 'unknown', reason };
  if (/quota exceeded/i.test(message) || name === 'LimitExceededException') return { kind: 'quota' };
  if (status === 429 || /throttl|TooManyRequests/i.test(name)) return { kind: 'throttled' };
  if (ACCOUNT_FAULTS.has(name) || status === 401 || status === 403) return { kind: 'account-fault', reason };
  if (saysNotVerified(message)) return { kind: 'account-fault', reason };
  if (/configuration set|sending.{0,20}(paused|disabled|suspended)/i.test(message))
    return { kind: 'account-fault', reason };
  return { kind: 'message-fault', reason };
}

/** In the sandbox SES rejects a message because its recipient is not verified: that is the account's state, not the message's fault. */
function saysNotVerified(message: string): boolean {
  return /not verified|failed the check in region/i.test(message);
}

/** SES repeats addresses in its errors, and reasons are logged and kept (R3). */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"',:;()]+@[^\s<>"',:;()]+/g, '(address)');
}
