import { describe, expect, it } from 'vitest';
import { errorWithCaret } from '../../../shared/interests/explain-error.ts';
import { parseQuery } from '../../../shared/interests/parse.ts';

function shown(text: string): string[] {
  const parsed = parseQuery(text);
  if (parsed.ok) throw new Error('understood');
  return errorWithCaret(text, parsed.error).split('\n');
}

describe('errorWithCaret', () => {
  it('sets the caret under the character, with wide characters two columns and marks none', () => {
    expect(shown('日本語 *x').slice(0, 2)).toEqual(['日本語 *x', '       ^']);
    expect(shown('e\u0301te\u0301 *x').slice(0, 2)).toEqual(['e\u0301te\u0301 *x', '    ^']);
    expect(shown('\u1100\u1161\u11a8 *x').slice(0, 2)).toEqual(['\u1100\u1161\u11a8 *x', '   ^']);
    expect(shown('👍 *x').slice(0, 2)).toEqual(['👍 *x', '   ^']);
  });

  it('shows only the line that is wrong', () => {
    expect(shown('diffusion models\n*x\nagents').slice(0, 2)).toEqual(['*x', '^']);
  });

  it('cuts a long line to what is around the place', () => {
    const [line, caret] = shown(`${'cats OR '.repeat(60)}*x`);
    expect(line!.length).toBeLessThan(120);
    expect(line![caret!.length - 1]).toBe('*');
  });

  it('lets nothing that was typed steer a terminal', () => {
    for (const typed of [
      'cats :\u001b[31m',
      '"cats',
      'ti\u001b[2J:x y:z',
      '\u202ecats AND',
      'doi:10.1000/\u001b[31m',
      'id:\u0007',
    ])
      expect(shown(`${typed}\u001b[31m *x`).join('\n')).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });

  it('shows control characters as something that has a width', () => {
    expect(shown('cats\u0007\t*x').slice(0, 2)).toEqual(['cats· *x', '      ^']);
  });
});
