import { describe, expect, it } from 'vitest';
import { isOutage, isPassingFault } from '../../../shared/aws/passing-fault.ts';

const fault = (name: string, more: object = {}) => Object.assign(new Error('no'), { name, ...more });

describe('a fault of the SDK', () => {
  it.each([
    fault('ProvisionedThroughputExceededException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    fault('ThrottlingException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    fault('InternalServerError', { $fault: 'server', $metadata: { httpStatusCode: 500 } }),
    fault('Unknown', { $metadata: { httpStatusCode: 503 } }),
    fault('TimeoutError'),
    fault('Error', { code: 'ECONNRESET' }),
  ])('passes: $name', (error) => {
    expect(isPassingFault(error)).toBe(true);
  });

  it.each([
    fault('ValidationException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    fault('AccessDeniedException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    fault('ResourceNotFoundException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    new TypeError('undefined is not a function'),
  ])('stays: $name', (error) => {
    expect(isPassingFault(error)).toBe(false);
  });
});

describe('a fault of the outside', () => {
  it.each([
    fault('ThrottlingException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    fault('AccessDeniedException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    fault('NoSuchBucket', { $fault: 'client', $metadata: { httpStatusCode: 404 } }),
    fault('CredentialsProviderError'),
    fault('Error', { code: 'ERR_STREAM_PREMATURE_CLOSE' }),
  ])('is over once somebody repairs it: $name', (error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each([
    fault('ValidationException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    fault('SerializationException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    new RangeError('Invalid string length'),
    'killed',
  ])('is none: %s', (error) => {
    expect(isOutage(error)).toBe(false);
  });
});
