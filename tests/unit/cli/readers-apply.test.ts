import { describe, expect, it } from 'vitest';
import { declarationOf } from '../../../cli/readers-apply.ts';

const reader = (interest: string) => `readers:\n  - {address: a@example.org, zone: UTC, interests: [${interest}]}\n`;
const applied = (text: string, encoding: BufferEncoding = 'utf8') =>
  declarationOf(Buffer.from(text, encoding), 'r.yaml');

describe('a file of readers', () => {
  it('is read with and without a byte order mark', () => {
    expect(applied(reader('Müller graphs'))[0]!.interests[0]!.query).toBe('Müller graphs');
    expect(applied(`\ufeff${reader('graphs')}`)).toHaveLength(1);
  });

  it.each(['latin1', 'utf16le'] as const)('in %s is refused, and its letters do not become others', (encoding) => {
    expect(() => applied(`\ufeff${reader('Müller graphs')}`, encoding)).toThrow(
      'r.yaml was not applied:\nIt is not UTF-8, and its letters would be others: save it as UTF-8.',
    );
  });

  it('with a wrong query shows the caret under the character', () => {
    const said = complaintOf(reader('"graphs AND"'));
    const [, , query, caret] = said.split('\n');
    expect(query).toBe('graphs AND');
    expect(caret).toMatch(/^ *\^$/);
    expect(said.split('\n')[1]).toBe('line 2:');
  });

  it.each([
    ['an alias that nothing stands behind', 'readers: *x', 'Unresolved alias'],
    ['aliases of aliases without end', bomb(), 'Excessive alias count'],
  ])('with %s is refused in a sentence', (_, text, sentence) => {
    expect(complaintOf(text)).toMatch(new RegExp(`^r.yaml was not applied:\n${sentence}`));
  });
});

function complaintOf(text: string): string {
  try {
    applied(text);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

function bomb(): string {
  const line = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of).join(', ')}]\n`;
  return `${line('a', 'x')}${line('b', '*a')}${line('c', '*b')}${line('d', '*c')}readers: *d\n`;
}
