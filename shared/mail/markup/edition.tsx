import { breakable } from '../typesetting/breakable.ts';
import type { EditionView, SectionView } from '../view/edition-view.ts';
import { Button } from './button.tsx';
import { STYLE } from './look.ts';
import { Card, Links, Title } from './paper.tsx';
import { Shell } from './shell.tsx';

/** The mail of an edition, as one tree for both parts. */
export function Edition({ view }: { readonly view: EditionView }) {
  return (
    <Shell htmlLang={view.htmlLang} title={view.subject} preheader={view.preheader}>
      <Invitation view={view} />
      <Opening view={view} />
      {view.sections.map((section) => (
        <Section section={section} />
      ))}
      <Quiet view={view} />
      <Closing view={view} />
    </Shell>
  );
}

function Invitation({ view: { invitation } }: { readonly view: EditionView }) {
  if (invitation === undefined) return null;
  return (
    <section class="r" style={STYLE.invitation}>
      <p style={STYLE.invitationHeading}>{invitation.heading}</p>
      {[...invitation.lines, invitation.nothingToDo].map((line) => (
        <p style={STYLE.excerpt}>{line}</p>
      ))}
      {invitation.decline !== undefined && <Button link={invitation.decline} />}
    </section>
  );
}

/** Heading and summary. */
export function Opening({ view }: { readonly view: EditionView }) {
  return (
    <>
      <h1 style={view.language === 'zh' ? STYLE.h1Foreign : STYLE.h1}>{view.heading}</h1>
      <p class="q" style={STYLE.summary}>
        {view.summary.join(' · ')}
      </p>
    </>
  );
}

/** Papers of one interest. `anchors` makes each a place that links can lead to. */
export function Section({ section, anchors = false }: { readonly section: SectionView; readonly anchors?: boolean }) {
  return (
    <section>
      {section.label !== undefined && (
        <header class="s" dir="auto" style={STYLE.section}>
          {breakable(section.label)}
        </header>
      )}
      {section.note !== undefined && (
        <p class="q" style={STYLE.note}>
          {section.note}
        </p>
      )}
      {section.cards.map((card) => (
        <Card card={card} anchor={anchors} />
      ))}
      {section.also.length > 0 && (
        <div style={STYLE.also}>
          <p style={STYLE.alsoLabel}>{section.alsoLabel}</p>
          {section.also.map((title) => (
            <Title view={title} />
          ))}
        </div>
      )}
      {section.more !== undefined && (
        <p style={STYLE.more}>
          <Links links={[section.more]} />
        </p>
      )}
    </section>
  );
}

/** What is asked for, where nothing matched. */
export function Quiet({ view: { quiet } }: { readonly view: EditionView }) {
  if (quiet === undefined) return null;
  return (
    <section>
      <h2 style={STYLE.h2}>{quiet.youAskFor}</h2>
      {quiet.interests.map(({ label, query }) => (
        <p dir="auto" style={STYLE.excerpt}>
          <b>{breakable(label)}</b>
          {query !== label && (
            <>
              <br />
              <span class="q">{breakable(query)}</span>
            </>
          )}
        </p>
      ))}
      <p style={STYLE.excerpt}>{quiet.widen}</p>
    </section>
  );
}

function Closing({ view: { footer } }: { readonly view: EditionView }) {
  return (
    <footer class="q r" style={STYLE.footer}>
      {footer.fromTopics !== undefined && (
        <p class="q" style={STYLE.footerLine}>
          {footer.fromTopics}
        </p>
      )}
      {footer.stale.map((line) => (
        <p class="q" style={STYLE.footerLine}>
          {line}
        </p>
      ))}
      <p class="q" style={STYLE.footerLine}>
        <Links links={footer.links} />
      </p>
      <p class="q" style={STYLE.footerLine}>
        {footer.sender}
      </p>
    </footer>
  );
}
