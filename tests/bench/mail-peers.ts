import { createRequire } from 'node:module';
import { join } from 'node:path';
import { STYLE } from '../../shared/mail/markup/look.ts';
import type { CardView, EditionView } from '../../shared/mail/view/edition-view.ts';
import { textOf } from '../../shared/mail/view/runs.ts';

/** Makes the HTML, and the text where the library does, of the same edition. */
type Peer = (view: EditionView) => Promise<unknown>;

/** react-email with its own components, and its own text part. @throws when it is not installed in `folder`. */
export async function reactEmail(folder: string | undefined): Promise<Peer> {
  const from = requireFrom(folder);
  const { createElement: h, Fragment } = from('react');
  const { Html, Head, Preview, Body, Container, Heading, Text, Link, Section } = from('@react-email/components');
  const { render } = from('@react-email/render');
  const card = (each: CardView) =>
    h(
      Section,
      { key: each.number },
      h(Heading, { as: 'h2' }, h(Link, { href: each.href }, `${each.number}. ${textOf(each.title.runs)}`)),
      h(Text, null, [each.authors, each.origin.join(' · '), ...each.why].join('\n')),
      h(Text, null, ...(each.excerpt?.runs ?? []).map((run) => (run.hit ? h('b', null, run.text) : run.text))),
      h(Text, null, ...each.links.map((link) => h(Link, { href: link.href }, link.text))),
    );
  return async (view) => {
    const tree = h(
      Html,
      { lang: view.htmlLang },
      h(Head),
      h(Preview, null, view.preheader),
      h(
        Body,
        null,
        h(
          Container,
          null,
          h(Heading, { as: 'h1' }, view.heading),
          h(Text, null, view.summary.join(' · ')),
          ...view.sections.map((section, index) =>
            h(
              Fragment,
              { key: index },
              ...section.cards.map(card),
              ...section.also.map((title) =>
                h(Text, { key: title.number }, h(Link, { href: title.href }, textOf(title.title.runs))),
              ),
            ),
          ),
          h(Text, null, ...view.footer.links.map((link) => h(Link, { key: link.text, href: link.href }, link.text))),
        ),
      ),
    );
    return [await render(tree), await render(tree, { plainText: true })];
  };
}

/** mjml; it makes no text part. @throws when it is not installed in `folder`. */
export async function mjml(folder: string | undefined): Promise<Peer> {
  const loaded = requireFrom(folder)('mjml');
  const toHtml = loaded.default ?? loaded;
  return async (view) => toHtml(source(view), { validationLevel: 'skip' });
}

function source(view: EditionView): string {
  const link = (address: string | undefined, text: string) =>
    `<a href="${escaped(address ?? '')}">${escaped(text)}</a>`;
  const card = (each: CardView) => `
    <mj-text><h2 style="${STYLE.h2}">${each.number}. ${link(each.href, textOf(each.title.runs))}</h2></mj-text>
    <mj-text>${[each.authors, each.origin.join(' · '), ...each.why].map(escaped).join('<br/>')}</mj-text>
    <mj-text>${(each.excerpt?.runs ?? []).map((run) => (run.hit ? `<b>${escaped(run.text)}</b>` : escaped(run.text))).join('')}</mj-text>
    <mj-text>${each.links.map(({ href, text }) => link(href, text)).join(' · ')}</mj-text>`;
  return `<mjml><mj-head><mj-preview>${escaped(view.preheader)}</mj-preview></mj-head><mj-body><mj-section><mj-column>
    <mj-text><h1 style="${STYLE.h1}">${escaped(view.heading)}</h1></mj-text><mj-text>${escaped(view.summary.join(' · '))}</mj-text>
    ${view.sections.flatMap((section) => section.cards.map(card)).join('')}
    ${view.sections.flatMap((section) => section.also.map((title) => `<mj-text>${link(title.href, textOf(title.title.runs))}</mj-text>`)).join('')}
    <mj-text>${view.footer.links.map(({ href, text }) => link(href, text)).join(' · ')}</mj-text>
  </mj-column></mj-section></mj-body></mjml>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function requireFrom(folder: string | undefined): NodeJS.Require {
  return createRequire(join(folder ?? process.cwd(), 'package.json'));
}
