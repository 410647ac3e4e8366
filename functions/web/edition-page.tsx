import { catalogueOf } from '../../shared/mail/catalogue/languages.ts';
import { count } from '../../shared/mail/dates.ts';
import { Opening, Section } from '../../shared/mail/edition.tsx';
import type { EditionView } from '../../shared/mail/edition-view.ts';
import { STYLE } from '../../shared/mail/look.ts';
import { Shell } from '../../shared/mail/shell.tsx';
import { findByTitle, papersIn } from './find-by-title.ts';

/** The whole edition, each paper at its own anchor; with a search, those papers that have its words in their title. */
export function EditionPage({ view, search }: { readonly view: EditionView; readonly search: string }) {
  const words = catalogueOf(view.language);
  const shown = search.trim() === '' ? view : findByTitle(view, search);
  const number = (n: number) => count(words.locale, n);
  return (
    <Shell htmlLang={view.htmlLang} title={view.subject}>
      <Opening view={view} />
      <form method="get" style={STYLE.search}>
        <label for="q" style={STYLE.searchLabel}>
          {words.page.search}
        </label>
        <input class="f" id="q" name="q" type="search" value={search} style={STYLE.field} />{' '}
        <button class="b" type="submit" style={STYLE.button}>
          {words.page.find}
        </button>{' '}
        <a href="?as=bibtex" style={STYLE.linkInText}>
          BibTeX
        </a>
      </form>
      {shown !== view && (
        <p class="q" style={STYLE.summary}>
          {words.page.found(number(papersIn(shown)), number(papersIn(view)))}{' '}
          <a href="?" style={STYLE.linkInText}>
            {words.page.showAll}
          </a>
        </p>
      )}
      {shown.sections.map((section) => (
        <Section section={section} anchors />
      ))}
      <footer class="q r" style={STYLE.footer}>
        {view.footer.sender}
      </footer>
    </Shell>
  );
}
