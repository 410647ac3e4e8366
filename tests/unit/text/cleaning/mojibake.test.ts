import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../../../shared/text/cleaning/mojibake.ts';

/** UTF-8 read as Latin-1, as careless programs do. */
const misread = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('mojibake', () => {
  it.each([
    ['PoincarÃ© and AverroÃ«s', 'Poincaré and Averroës'],
    ['itâ€™s â€œquotedâ€\u009d â€” so', 'it’s “quoted” — so'],
    ['â€œlostâ€ ends', '“lost” ends'],
    ['5Â\u00a0mm, 3Â°, Â±2 and 5Â mm', '5\u00a0mm, 3°, ±2 and 5 mm'],
    ['Î±-helix and Î²', 'α-helix and β'],
    ['a â‰¤ b', 'a ≤ b'],
    ['Î”G, Ã“scar and Ã–zil', 'ΔG, Óscar and Özil'],
    ['Å\u0081ukasz, ÄŒech, Å½iÅ¾ek and Ä°nan', 'Łukasz, Čech, Žižek and İnan'],
    ['Nguyá»…n, Tráº§n and Î»', 'Nguyễn, Trần and λ'],
    ['3Ã—3 and 2 Ã— 4', '3×3 and 2 × 4'],
    ['ï¬nite ï¬‚ow', 'finite ﬂow'],
    ['MiloÅ¡ ðŸ˜€', 'Miloš 😀'],
    ['ÃƒÂ© twice', 'é twice'],
  ])('is undone: %s', (text, repaired) => expect(repairMojibake(text)).toBe(repaired));

  it('is undone in other scripts where it fills words', () => {
    expect(repairMojibake(misread('Обучение 深度学习 العربية 한국어'))).toBe('Обучение 深度学习 العربية 한국어');
  });

  it.each([
    '«voilà\u00a0» — déjà…',
    '5 Å², 2 Å±0.1',
    '“Ä” and SÃO “ANÃ”',
    'IRMÃ» e MAÇÃ…',
    'IRMÃ—e, IRMÃ–',
    '5 Å²s, Å’s, «Î» and «está»…',
    'naïve café',
    'touché—…',
    'Ñandú',
    'Ð and Þ',
  ])('is not seen in what people write: %s', (text) => expect(repairMojibake(text)).toBe(text));
});
