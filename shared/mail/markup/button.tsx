import type { LinkView } from '../view/edition-view.ts';
import { STYLE } from './look.ts';

/** A link that is big enough for a thumb. */
export function Button({ link }: { readonly link: LinkView }) {
  return (
    <p style={STYLE.buttonLine}>
      <a class="b" href={link.href} style={STYLE.button}>
        {link.text}
      </a>
    </p>
  );
}
