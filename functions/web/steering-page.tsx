import type { Child } from 'hono/jsx';
import type { FrozenPaper } from '../../shared/editions/edition.ts';
import { catalogueOf } from '../../shared/mail/catalogue/languages.ts';
import { STYLE } from '../../shared/mail/markup/look.ts';
import { Shell } from '../../shared/mail/markup/shell.tsx';
import { breakable } from '../../shared/mail/typesetting/breakable.ts';
import { clip } from '../../shared/mail/typesetting/clip.ts';
import { safe } from '../../shared/mail/typesetting/safe-text.ts';
import { count } from '../../shared/mail/view/dates.ts';
import { LONGEST_LABEL } from '../../shared/readers/choices.ts';
import { heard, wantsUpvoted } from '../../shared/readers/heard.ts';
import type { Interest, Reader } from '../../shared/readers/reader.ts';
import type { Steering } from '../../shared/readers/steering.ts';
import { AddInterest, type Look } from './add-interest.tsx';
import { Pause, Preferences, Rhythm } from './settings-forms.tsx';
import type { Problem } from './steering-form.ts';

const LONGEST_TITLE = 300;
const LONGEST_QUERY = 300;

/** What a reader's own page shows. */
export interface SteeringView {
  readonly reader: Reader;
  /** The paper that they came by, and the interest that it stands under. */
  readonly paper?: { readonly paper: FrozenPaper; readonly interestId: string | undefined } | undefined;
  /** A query that they are trying. */
  readonly look?: Look | undefined;
  /** What they just did, or what was wrong with it. */
  readonly said?: Steering['do'] | Problem | 'too many' | undefined;
  /** A form as it was typed, where something was wrong with it. */
  readonly typed?: URLSearchParams | undefined;
  /** Address of the page that leaves. */
  readonly leave: string;
  /** Days that a pause may last until. */
  readonly pausable: { readonly first: string; readonly last: string };
}

/** The reader's own page: a paper to steer by, what they ask for, when and how. Forms alone, without a script; each POSTs to this address. */
export function SteeringPage({ reader, paper, look, said, typed, leave, pausable }: SteeringView) {
  const words = catalogueOf(reader.preferences?.language);
  const { steer } = words.page;
  return (
    <Shell htmlLang={words.htmlLang} title={steer.title}>
      <h1 style={STYLE.h1}>{steer.title}</h1>
      {said !== undefined && (
        <p role="status" style={STYLE.said}>
          {steer.said[said]}
        </p>
      )}
      {paper !== undefined && <ByPaper reader={reader} {...paper} />}
      <Heading>{steer.interests}</Heading>
      {reader.interests.map((interest) => (
        <OneInterest interest={interest} reader={reader} />
      ))}
      {heard(reader).length === 0 && wantsUpvoted(reader) === 'none' && <p style={STYLE.form}>{steer.silent}</p>}
      <Heading>{steer.add.heading}</Heading>
      <AddInterest look={look} reader={reader} />
      <Heading>{steer.rhythm.heading}</Heading>
      <Rhythm reader={reader} typed={typed?.get('do') === 'rhythm' ? typed : undefined} />
      <Heading>{steer.mails.heading}</Heading>
      <Preferences reader={reader} />
      <Heading>{steer.pause.heading}</Heading>
      <Pause reader={reader} pausable={pausable} />
      <footer class="q r" style={STYLE.footer}>
        <a href={leave}>{words.page.leave.title}</a>
      </footer>
    </Shell>
  );
}

function Heading({ children }: { readonly children?: Child }) {
  return (
    <h2 class="s" style={STYLE.pageSection}>
      {children}
    </h2>
  );
}

/** A paper, and what the reader may say of it to the interest that found it. */
function ByPaper({ reader, paper, interestId }: { readonly reader: Reader } & NonNullable<SteeringView['paper']>) {
  const { steer, quote } = sentences(reader);
  const interest = reader.interests.find(({ id }) => id === interestId);
  const has = (papers: Interest['like']) => papers?.some(({ id }) => id === paper.id) === true;
  const said = interest && (has(interest.like) ? 'more' : has(interest.dislike) ? 'less' : undefined);
  return (
    <section>
      <h2 dir="auto" style={STYLE.h2}>
        {breakable(clip(safe(paper.title), LONGEST_TITLE))}
      </h2>
      {interest === undefined ? (
        <p class="q" style={STYLE.meta}>
          {interestId === undefined ? steer.noInterest : steer.goneInterest}
        </p>
      ) : (
        <>
          <p class="q" style={STYLE.meta}>
            {said === undefined ? steer.under(quote(labelOf(interest))) : steer.now[said]}
          </p>
          <form method="post" style={STYLE.buttonLine}>
            <input type="hidden" name="interest" value={interest.id} />
            {(['more', 'less', 'neither'] as const)
              .filter((what) => (what === 'neither' ? said !== undefined : said !== what))
              .map((what) => (
                <Button what={what}>{steer.button[what]}</Button>
              ))}
            {!interest.muted && <Button what="mute">{steer.muteThis(quote(labelOf(interest)))}</Button>}
          </form>
          <p class="q" style={STYLE.meta}>
            {steer.effect}
          </p>
        </>
      )}
    </section>
  );
}

function OneInterest({ interest, reader }: { readonly interest: Interest; readonly reader: Reader }) {
  const { steer, locale } = sentences(reader);
  const label = labelOf(interest);
  const query = clip(safe(interest.query), LONGEST_QUERY);
  const [liked, disliked] = [interest.like?.length ?? 0, interest.dislike?.length ?? 0];
  const facts = [
    ...(query === label ? [] : [query]),
    ...(liked + disliked > 0 ? [steer.steeredBy(count(locale, liked), count(locale, disliked))] : []),
    ...(interest.muted ? [steer.muted] : []),
  ];
  return (
    <form method="post" style={STYLE.row}>
      <input type="hidden" name="interest" value={interest.id} />
      <p dir="auto" style={STYLE.rowName}>
        <b>{breakable(label)}</b>
      </p>
      {facts.map((fact) => (
        <p class="q" dir="auto" style={STYLE.meta}>
          {breakable(fact)}
        </p>
      ))}
      <Button what={interest.muted ? 'hear' : 'mute'} about={label}>
        {interest.muted ? steer.button.hear : steer.button.mute}
      </Button>
      <Button what="remove" about={label}>
        {steer.button.remove}
      </Button>
    </form>
  );
}

/** @param about what it is about, where several buttons say the same. */
function Button({
  what,
  about,
  children,
}: {
  readonly what: string;
  readonly about?: string;
  readonly children?: Child;
}) {
  return (
    <>
      <button
        class="b"
        type="submit"
        name="do"
        value={what}
        {...(about === undefined ? {} : { 'aria-label': `${String(children)}: ${about}` })}
        style={STYLE.smallButton}
      >
        {children}
      </button>{' '}
    </>
  );
}

function labelOf({ label }: Interest): string {
  return clip(safe(label), LONGEST_LABEL);
}

function sentences(reader: Reader) {
  const { page, quote, locale } = catalogueOf(reader.preferences?.language);
  return { steer: page.steer, quote, locale };
}
