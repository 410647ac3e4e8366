import type { Child } from 'hono/jsx';
import type { EditionView } from '../view/edition-view.ts';
import { lighten } from '../view/lighten.ts';
import { Edition } from './edition.tsx';
import { htmlPart } from './html-part.ts';
import { textPart } from './text-part.ts';
import { plain } from './tree.ts';

/** Both parts of a mail, said from one tree. */
export interface Parts {
  readonly html: string;
  readonly text: string;
}

/**
 * Gmail clips a message near 102 KB as it was transferred; base64, which text in Chinese or Arabic needs, makes three bytes four. 72,000 bytes of HTML stay below
 * 100,000 so encoded, and below 80 KB as they are.
 */
const MOST_HTML_BYTES = 72_000;
const MOST_TEXT_BYTES = 40_000;

/** The mail of an edition. What is too large is lightened: excerpts from the lowest rank upward, then titles, which the web still has. */
export function renderEdition(view: EditionView): Parts {
  for (let current = view; ; ) {
    const parts = render(<Edition view={current} />);
    const over = Math.max(
      Buffer.byteLength(parts.html) - MOST_HTML_BYTES,
      Buffer.byteLength(parts.text) - MOST_TEXT_BYTES,
    );
    const lighter = over > 0 ? lighten(current, over) : undefined;
    if (lighter === undefined) return parts;
    current = lighter;
  }
}

/** Both parts of any mail. */
export function render(tree: Child): Parts {
  const worked = plain(tree);
  return { html: htmlPart(worked), text: textPart(worked) };
}
