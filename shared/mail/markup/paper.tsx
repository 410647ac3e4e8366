import { breakable } from '../typesetting/breakable.ts';
import type { CardView, ForeignText, LinkView, Runs, TitleView } from '../view/edition-view.ts';
import { STYLE } from './look.ts';

/** A text with its hits in bold. */
function Text({ runs }: { readonly runs: Runs }) {
  return <>{runs.map(({ text, hit }) => (hit ? <b>{breakable(text)}</b> : breakable(text)))}</>;
}

/** Links in a row. */
export function Links({ links }: { readonly links: readonly LinkView[] }) {
  return (
    <>
      {links.map((link, index) => (
        <>
          {index > 0 && ' · '}
          <a {...(link.quiet ? { class: 'q' } : {})} href={link.href}>
            {link.text}
          </a>
        </>
      ))}
    </>
  );
}

/** A paper in full. `anchor` makes it a place that links can lead to. */
export function Card({ card, anchor = false }: { readonly card: CardView; readonly anchor?: boolean }) {
  const { number, title, marks, authors, origin, why, excerpt, noAbstract, links, steer } = card;
  const ways = steer === undefined ? links : [...links, steer];
  return (
    <article {...(anchor ? { id: `p${number}` } : {})}>
      <h2 {...foreign(title)} style={title.lang === undefined ? STYLE.h2 : STYLE.h2Foreign}>
        <Numbered number={number} title={title} {...(card.href === undefined ? {} : { href: card.href })} />
      </h2>
      {marks.length > 0 && <p style={STYLE.mark}>{marks.join(' · ')}</p>}
      <p class="q" style={STYLE.meta}>
        <Lines lines={[authors, origin.join(' · ')]} />
        {why.length > 0 && (
          <>
            {(authors !== '' || origin.length > 0) && <br />}
            <span class="w" style={STYLE.why}>
              <Lines lines={why} />
            </span>
          </>
        )}
      </p>
      {excerpt !== undefined && (
        <p {...foreign(excerpt)} style={STYLE.excerpt}>
          <Text runs={excerpt.runs} />
        </p>
      )}
      {noAbstract !== undefined && (
        <p class="q" style={STYLE.excerpt}>
          {noAbstract}
        </p>
      )}
      {ways.length > 0 && (
        <p class="q" style={STYLE.meta}>
          <Links links={ways} />
        </p>
      )}
    </article>
  );
}

/** A paper by its title. */
export function Title({ view }: { readonly view: TitleView }) {
  return (
    <p {...foreign(view.title)} style={STYLE.line}>
      <Numbered number={view.number} title={view.title} {...(view.href === undefined ? {} : { href: view.href })} />
    </p>
  );
}

function Numbered({
  number,
  title,
  href,
}: {
  readonly number: number;
  readonly title: ForeignText;
  readonly href?: string;
}) {
  return (
    <>
      <span class="q">{number}.</span>{' '}
      {href === undefined ? (
        <Text runs={title.runs} />
      ) : (
        <a href={href}>
          <Text runs={title.runs} />
        </a>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines
        .filter((line) => line !== '')
        .map((line, index) => (
          <>
            {index > 0 && <br />}
            {breakable(line)}
          </>
        ))}
    </>
  );
}

/** Papers come in every language: the direction is their own, and where the script tells the language, it is named. */
function foreign({ lang }: ForeignText): { dir: 'auto'; lang?: string } {
  return lang === undefined ? { dir: 'auto' } : { dir: 'auto', lang };
}
