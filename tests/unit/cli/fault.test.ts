import { describe, expect, it } from 'vitest';
import { faultSentence } from '../../../cli/fault.ts';

const withCode = (code: string, syscall?: string) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, ...(syscall && { syscall }) });

describe('a fault that is not of this program is told in a sentence', () => {
  it.each([
    ['a port that nobody listens at', withCode('ECONNREFUSED', 'connect')],
    ['a fetch to it', Object.assign(new TypeError('fetch failed'), { cause: withCode('ECONNREFUSED', 'connect') })],
    ['an answer that breaks off', withCode('ECONNRESET')],
    ['an answer that does not come', Object.assign(new Error('timed out'), { name: 'TimeoutError' })],
  ])('%s: the local run, or AWS, is not there', (_, error) => {
    expect(faultSentence(error, 'http://127.0.0.1:4080')).toMatch(
      /^The local run at http:.* does not answer: .*npm start/,
    );
    expect(faultSentence(error, undefined)).toMatch(/^AWS cannot be reached/);
  });

  it('what a service refuses, with the way to the doctor', () => {
    const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException', $metadata: {} });
    expect(faultSentence(denied, undefined)).toBe(
      'AWS refused this (AccessDeniedException: not authorized). "npx offprint doctor" shows account, region and what is missing.',
    );
    expect(faultSentence(denied, 'http://127.0.0.1:4080')).toBe(
      'The local run refused this (AccessDeniedException: not authorized).',
    );
  });

  it('a disk that does not take it', () => {
    const full = Object.assign(new Error("EACCES: permission denied, open '/x/edition.html'"), { syscall: 'open' });
    expect(faultSentence(full, undefined)).toContain("'/x/edition.html': look at the disk");
  });

  it('but a fault of this program stays one, with its trace', () => {
    expect(
      faultSentence(new TypeError("Cannot read properties of undefined (reading 'id')"), undefined),
    ).toBeUndefined();
  });
});
