import { describe, expect, it } from 'vitest';
import { american } from '../../../../shared/text/words/spelling.ts';

describe('american', () => {
  it.each([
    ['optimisation', 'optimization'],
    ['summarised', 'summarized'],
    ['analysing', 'analyzing'],
    ['behavioural', 'behavioral'],
    ['tumours', 'tumors'],
    ['centre', 'center'],
    ['centred', 'centered'],
    ['microfibres', 'microfibers'],
    ['modelling', 'modeling'],
    ['labelled', 'labeled'],
    ['catalogue', 'catalog'],
    ['haemoglobin', 'hemoglobin'],
    ['leukaemia', 'leukemia'],
    ['paediatric', 'pediatric'],
    ['oestrogen', 'estrogen'],
    ['foetal', 'fetal'],
    ['archaeology', 'archeology'],
    ['sulphur', 'sulfur'],
    ['defence', 'defense'],
    ['practise', 'practice'],
    ['artefacts', 'artifacts'],
    ['discs', 'disks'],
    ['distil', 'distill'],
  ])('writes %s as %s', (british, spelling) => {
    expect(american(british)).toBe(spelling);
    expect(american(spelling)).toBe(spelling);
  });

  it.each(
    'precise revised supervised comprise surprise noise course source hours four small spelling discrete hundred aesthetic analyses programmed'.split(
      ' ',
    ),
  )('leaves %s', (word) => {
    expect(american(word)).toBe(word);
  });
});
