import { describe, expect, it } from 'vitest';
import { stripAbstractLead } from '../../../../shared/text/cleaning/abstract-lead.ts';
import { cleanText } from '../../../../shared/text/cleaning/clean.ts';

describe('a text of bioRxiv or medRxiv', () => {
  it.each([
    ['AO_SCPLOWBSTRACTC_SCPLOWThe sand holds.', 'The sand holds.'],
    [
      'We call it TO_SCPLOWIDEC_SCPLOWFO_SCPLOWLOWC_SCPLOW, of O_SCPLOWDC_SCPLOW-sand.',
      'We call it TIDEFLOW, of D-sand.',
    ],
    [
      'O_ST_ABSBackgroundC_ST_ABSSand holds.\n\nO_ST_ABSMethods:C_ST_ABSWe dig.',
      'Background: Sand holds. Methods: We dig.',
    ],
    ['HighlightsO_LISand holds.\nC_LIO_LISo do we.\nC_LI', 'Highlights Sand holds. So do we.'],
    [
      'Sand.\n\nO_FIG O_LINKSMALLFIG WIDTH=200 SRC="FIGDIR/1.gif" ALT="Figure 1">\nView larger version (39K):\norg.highwire.dtl.DTLVardef@1_HPS_FORMAT_FIGEXP  M_FIG C_FIG More sand.',
      'Sand. More sand.',
    ],
    [
      'a law: O_FD O_INLINEFIG[Formula 1]C_INLINEFIGM_FD(1)C_FD where S is sand',
      'a law: [Formula 1](1) where S is sand',
    ],
    ['IL-1{beta} at 37{degrees}C, 10 {micro}M {+/-} 2, {Delta}F508', 'IL-1β at 37°C, 10 µM ± 2, ΔF508'],
    ['[~]70% [-&gt;] [&ge;]80%', '~70% → ≥80%'],
  ])('loses what HighWire leaves of its markup: %s', (raw, text) => {
    const clean = stripAbstractLead(cleanText(raw));
    expect(clean).toBe(text);
    expect(cleanText(clean)).toBe(text);
  });

  it.each([
    'FOO_LIST and FUNC_LIST hold.',
    'the file DOC_FIG',
    'DOC_FIG and FOO_TBL',
    'O_LI alone',
    'as in [7] and [a, b]',
  ])('is not seen in words that look like it: %s', (text) => expect(cleanText(text)).toBe(text));

  it('keeps what stands behind a figure that seems never to close', () => {
    expect(cleanText('Sand in DOC_FIG and FOO_FIG holds.')).toMatch(/holds\.$/);
  });

  it('takes time as it is long, whatever does not close', () => {
    for (const mark of ['O_LI', 'O_FIG', 'O_ST_ABS', 'C_LI ', 'O_FIG C_FIG', '{beta}'])
      expect(cleanText(`${mark.repeat(100_000)}C_ST_ABS`).length).toBeLessThan(1_000_000);
  });
});
