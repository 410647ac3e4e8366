import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { EditionBody, FrozenPaper } from '../../shared/editions/edition.ts';
import { toHtml } from '../../shared/mail/markup/html-part.ts';
import { editionPageView } from '../../shared/mail/view/view.ts';
import { bibtex } from '../../shared/papers/bibtex.ts';
import { openCapability } from '../../shared/readers/capability.ts';
import type { Language } from '../../shared/readers/reader.ts';
import type { Answer } from './answer.ts';
import { EditionPage } from './edition-page.tsx';
import { leave } from './leave.ts';
import { type Fact, Leave, Notice } from './notices.tsx';
import type { SubscriptionPorts, WebPorts } from './ports.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { changeBySteering, showSteering } from './steering-answer.tsx';
import { askBySubscribing, changeByConfirming, showConfirmation, showSubscribing } from './subscription.tsx';

const LONGEST_SEARCH = 200;
const BIBTEX_HEADERS = {
  'Content-Type': 'application/x-bibtex; charset=utf-8',
  'Content-Disposition': 'attachment; filename="edition.bib"',
};

/** Every paper that an edition tells of, in its order. */
function listed({ sections, trending = [] }: EditionBody): readonly FrozenPaper[] {
  return [...sections.flatMap(({ papers }) => papers), ...trending];
}

type Status = 200 | 404 | 410 | 413 | 422 | 429 | 500;
const STATUS_OF: Readonly<Partial<Record<Fact, Status>>> = {
  'old link': 410,
  forgotten: 410,
  'too large': 413,
  'too many': 429,
};

/**
 * The pages that mails link to, and where people may subscribe by themselves the one for that. A GET or HEAD changes nothing (R2): link scanners follow every link of every mail. A POST to the leaving page leaves, whatever it
 * carries: the page's button and the one click of a mail program (RFC 8058) are the same request, answered without a redirect.
 */
export function site(ports: WebPorts, subscription?: SubscriptionPorts): Hono {
  const show = (c: Context, tree: Child, status: Status = 200) => c.html(toHtml(tree), status);
  const say = (c: Context, fact: Fact, status: Status = 200, language?: Language) =>
    show(c, <Notice fact={fact} language={language} isOpen={subscription !== undefined} {...ports.pages} />, status);
  const reply = (c: Context, answer: Answer) => {
    if ('page' in answer) return show(c, answer.page, answer.status);
    return 'goTo' in answer
      ? c.redirect(answer.goTo, 303)
      : say(c, answer.fact, STATUS_OF[answer.fact] ?? 200, answer.language);
  };
  const opened = async (c: Context) => openCapability(await ports.readers.capabilityKeys(), c.req.param('token') ?? '');

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
  });

  app.get('/u/:token', async (c) => {
    const capability = await opened(c);
    if (capability?.purpose !== 'leave') return say(c, 'invalid link', 404);
    const reader = await ports.readers.get(capability.readerId);
    const language = reader?.preferences?.language;
    if (!reader || reader.consent.state === 'left') return say(c, 'left', 200, language);
    return reader.consent.state === 'suppressed'
      ? say(c, reader.consent.reason, 200, language)
      : show(c, <Leave language={language} />);
  });

  app.post('/u/:token', async (c) => {
    const capability = await opened(c);
    if (capability?.purpose !== 'leave') return say(c, 'invalid link', 404);
    const reader = await leave(ports, capability.readerId);
    return say(c, 'left', 200, reader?.preferences?.language);
  });

  app.get('/e/:token', async (c) => {
    const capability = await opened(c);
    if (capability?.purpose !== 'edition') return say(c, 'invalid link', 404);
    const body = await ports.bodies.get(capability.editionId);
    if (!body || body.readerId !== capability.readerId) return say(c, 'no edition', 404);
    if (c.req.query('as') === 'bibtex') return c.body(bibtex(listed(body)), 200, BIBTEX_HEADERS);
    const search = c.req.query('q')?.slice(0, LONGEST_SEARCH) ?? '';
    return show(c, <EditionPage view={editionPageView(body, ports.pages)} search={search} />);
  });

  const steers = (answerTo: typeof showSteering) => async (c: Context) => {
    const capability = await opened(c);
    if (capability?.purpose !== 'steer') return say(c, 'invalid link', 404);
    return reply(c, await answerTo(ports, capability, c));
  };
  app.get('/s/:token', steers(showSteering));
  app.post('/s/:token', steers(changeBySteering));

  if (subscription) {
    const all = { ...ports, ...subscription };
    const confirms = (answerTo: typeof showConfirmation) => async (c: Context) => {
      const capability = await opened(c);
      if (capability?.purpose !== 'confirm') return say(c, 'invalid link', 404);
      return reply(c, await answerTo(all, capability));
    };
    app.get('/subscribe', (c) => reply(c, showSubscribing(c)));
    app.post('/subscribe', async (c) => reply(c, await askBySubscribing(all, c)));
    app.get('/c/:token', confirms(showConfirmation));
    app.post('/c/:token', confirms(changeByConfirming));
  }

  app.notFound((c) => say(c, 'invalid link', 404));
  app.onError((error, c) => {
    // Never the path: it holds a reader's token (R3).
    console.error(JSON.stringify({ fault: String(error) }));
    return say(c, 'fault', 500);
  });
  return app;
}
