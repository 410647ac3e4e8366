import type { Catalogue } from '../../shared/mail/catalogue/catalogue.ts';
import { catalogueOf } from '../../shared/mail/catalogue/languages.ts';
import { STYLE } from '../../shared/mail/markup/look.ts';
import { Shell } from '../../shared/mail/markup/shell.tsx';
import type { Language } from '../../shared/readers/reader.ts';
import type { WebPorts } from './ports.ts';

/** What a page may have to say, and offer nothing. */
export type Fact = keyof Catalogue['page']['notice'];

/** Whose page it is: absent where nobody knows. */
interface InLanguage {
  readonly language: Language | undefined;
}

interface Said extends InLanguage {
  readonly fact: Fact;
  /** Whether people may subscribe by themselves, and so come back. */
  readonly isOpen: boolean;
}

/** A page that says one thing, and to who left how they come back. */
export function Notice({ fact, language, operator, isOpen }: Said & WebPorts['pages']) {
  const words = catalogueOf(language);
  const { title, text, howBack } = words.page.notice[fact];
  return (
    <Shell htmlLang={words.htmlLang} title={title}>
      <h1 style={STYLE.h1}>{title}</h1>
      <p style={STYLE.excerpt}>{text}</p>
      {howBack && (
        <p style={STYLE.excerpt}>
          {isOpen && fact === 'left' ? (
            <a href={`/subscribe?language=${words.language}`} style={STYLE.linkInText}>
              {words.page.subscribe.title}
            </a>
          ) : (
            words.page.comeBack(operator)
          )}
        </p>
      )}
    </Shell>
  );
}

/** The page with the one button that leaves. */
export function Leave({ language }: InLanguage) {
  const { page, htmlLang } = catalogueOf(language);
  return (
    <Shell htmlLang={htmlLang} title={page.leave.title}>
      <h1 style={STYLE.h1}>{page.leave.title}</h1>
      <p style={STYLE.excerpt}>{page.leave.question}</p>
      <form method="post" style={STYLE.buttonLine}>
        <button class="b" type="submit" style={STYLE.button}>
          {page.leave.button}
        </button>
      </form>
      <p class="q" style={STYLE.footerLine}>
        {page.leave.keep}
      </p>
    </Shell>
  );
}
