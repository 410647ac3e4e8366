import { describe, expect, it } from 'vitest';
import { Edition } from '../../../../shared/mail/markup/edition.tsx';
import { toHtml } from '../../../../shared/mail/markup/html-part.ts';
import { editionView } from '../../../../shared/mail/view/view.ts';
import { anEdition, CONTINUAL } from '../../../gallery/editions.ts';
import { hostilePapers } from '../../../gallery/hostile.ts';
import { sectionFor } from '../../../gallery/papers.ts';

describe('the HTML part', () => {
  it('is what hono/jsx would write', () => {
    const view = editionView(anEdition([{ ...sectionFor(CONTINUAL, []), papers: hostilePapers() }]), {
      operator: 'a@b.example',
    });
    const tree = Edition({ view });
    expect(toHtml(tree)).toBe(`<!doctype html>${String(tree)}`);
  });
});
