import { describe, expect, it } from 'vitest';
import { PackedSketches } from '../../../shared/editions/packed-sketches.ts';
import { PackedTexts } from '../../../shared/editions/packed-texts.ts';

describe('texts that are packed away', () => {
  it('come back as they were, whatever their script and length, and the last one of a number', () => {
    const packed = new PackedTexts();
    const texts = ['', 'plain', '猫 𝒳 é', 'x'.repeat(3 << 20), 'after a long one'];
    for (const [number, text] of texts.entries()) packed.set(number, text);
    packed.set(1, 'plain, revised');
    packed.set(3, 'short');
    expect(texts.map((_, number) => packed.get(number))).toEqual([
      '',
      'plain, revised',
      '猫 𝒳 é',
      'short',
      'after a long one',
    ]);
  });
});

describe('sketches that are packed away', () => {
  it('come back as they were, those of no number too; those not known are not there', () => {
    const packed = new PackedSketches();
    expect(packed.get(0)).toBeUndefined();
    const numbers = [0, 1, 1023, 1024, 5000];
    for (const number of numbers)
      packed.set(
        number,
        Uint32Array.from({ length: number % 65 }, (_, n) => number + n),
      );
    for (const number of numbers)
      expect(packed.get(number)).toEqual(Uint32Array.from({ length: number % 65 }, (_, n) => number + n));
    expect([packed.get(2), packed.get(9999)]).toEqual([undefined, undefined]);
    packed.set(1024, undefined);
    expect(packed.get(1024)).toBeUndefined();
  });
});
