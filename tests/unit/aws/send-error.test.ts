import { describe, expect, it } from 'vitest';
import { classifySendError } from '../../../shared/aws/send-error.ts';

const answered = (name: string, httpStatusCode: number, message = '') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

describe('an error of SendEmail (E4: only an answer that names a fault says that no mail left)', () => {
  it.each([
    ['BadRequestException', 400, 'Local address contains control or whitespace'],
    ['MessageRejected', 400, 'Message contains a virus'],
    ['RequestEntityTooLarge', 413, ''],
  ])('%s is the fault of this message', (name, status, message) => {
    expect(classifySendError(answered(name, status, message)).kind).toBe('message-fault');
  });

  it.each([
    ['AccountSuspendedException', 400, ''],
    ['SendingPausedException', 400, 'Email sending is disabled for configuration set offprint'],
    ['MailFromDomainNotVerifiedException', 400, ''],
    [
      'MessageRejected',
      400,
      'Email address is not verified. The following identities failed the check in region EU-WEST-1: ada@example.org',
    ],
    ['MessageRejected', 400, 'Sending suspended for this account. For more information, please check the inbox'],
    ['NotFoundException', 404, 'Configuration set <offprint> does not exist.'],
    ['AccessDeniedException', 403, 'User is not authorized to perform ses:SendEmail'],
    ['ExpiredTokenException', 403, ''],
  ])('%s is the fault of the account', (name, status, message) => {
    expect(classifySendError(answered(name, status, message)).kind).toBe('account-fault');
  });

  it('tells too fast from too many', () => {
    expect(classifySendError(answered('TooManyRequestsException', 429, 'Maximum sending rate exceeded.')).kind).toBe(
      'throttled',
    );
    expect(classifySendError(answered('TooManyRequestsException', 429, 'Daily message quota exceeded.')).kind).toBe(
      'quota',
    );
    expect(classifySendError(answered('LimitExceededException', 400)).kind).toBe('quota');
  });

  it.each([
    answered('InternalServiceErrorException', 500),
    answered('ServiceUnavailable', 503),
    answered('RequestTimeout', 408),
    Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
    Object.assign(new Error('timed out'), { name: 'TimeoutError' }),
    answered('SyntaxError', 200, 'Unexpected end of JSON input'),
    undefined,
  ])('leaves the outcome unknown after %s', (error) => {
    expect(classifySendError(error).kind).toBe('unknown');
  });

  it('knows that nothing left when no connection was made', () => {
    expect(classifySendError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })).kind).toBe('throttled');
  });

  it('keeps no address in its reason (R3)', () => {
    const result = classifySendError(
      answered('MessageRejected', 400, 'failed the check in region X: Ada <ada@example.org>, b@c.example'),
    );
    expect(JSON.stringify(result)).not.toMatch(/ada@|b@c/);
  });
});
