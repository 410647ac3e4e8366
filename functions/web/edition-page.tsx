import { catalogueOf } from '../../shared/mail/catalogue/languages.ts';
import { Opening, Quiet, Section } from '../../shared/mail/markup/edition.tsx';
import { STYLE } from '../../shared/mail/markup/look.ts';
import { Shell } from '../../shared/mail/markup/shell.tsx';
import { count } from '../../shared/mail/view/dates.ts';
import type { EditionView } from '../../shared/mail/view/edition-view.ts';
import { findByTitle, papersIn } from './find-by-title.ts';

interface Searched {
  readonly view: EditionView;
  readonly search: string;
}

/** The whole edition, each paper at its own anchor; with a search, those papers that have its words in their title. */
export function EditionPage({ view, search }: Searched) {
  const words = catalogueOf(view.language);
  const shown = search.trim() === '' || view.quiet ? view : findByTitle(view, search);
  const number = (n: number) => count(words.locale, n);
  return (
    <Shell htmlLang={view.htmlLang} title={view.subject}>
      <Opening view={view} />
      {view.quiet === undefined && <Search view={view} search={search} />}
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
      <Quiet view={view} />
      <footer class="q r" style={STYLE.footer}>
        {view.footer.sender}
      </footer>
    </Shell>
  );
}

function Search({ view, search }: Searched) {
  const { page } = catalogueOf(view.language);
  return (
    <form method="get" style={STYLE.search}>
      <label for="q" style={STYLE.searchLabel}>
        {page.search}
      </label>
      <input class="f" id="q" name="q" type="search" value={search} style={STYLE.field} />{' '}
      <button class="b" type="submit" style={STYLE.button}>
        {page.find}
      </button>{' '}
      <a href="?as=bibtex" style={STYLE.linkInText}>
        BibTeX
      </a>
    </form>
  );
}
