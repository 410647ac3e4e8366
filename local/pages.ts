import type { IncomingMessage } from 'node:http';
import { html, raw } from 'hono/html';
import { DAY_MS, HOUR_MS } from '../shared/calendar/instant.ts';
import type { Clock } from './clock.ts';
import { readBody } from './gateway.ts';
import type { Inbox, Mail } from './inbox.ts';
import type { Reply } from './protocol.ts';

/** What the pages show and set in motion. */
export interface Stand {
  readonly clock: Clock;
  readonly inbox: Inbox;
  /** Puts a dump into the bucket. @returns What became of it, for the person who dropped it. */
  drop(key: string, body: IncomingMessage): Promise<string>;
  /** Lets time pass; what is due on the way fires. */
  travelTo(moment: number): Promise<{ readonly fired: number; readonly idle: boolean }>;
  /** Waits until nothing is going on. @returns false when something still is after the bound. */
  settle(boundMs?: number): Promise<boolean>;
  /** Brings the present back. */
  reset(): void;
  report(): object;
}
type Markup = ReturnType<typeof html>;

/** The page, and everything under /local (docs/local.md). */
export async function answerPage(request: IncomingMessage, stand: Stand): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
  const { host = '', origin = `http://${host}`, accept = '' } = request.headers;
  if (origin !== `http://${host}`) return text(403, 'Only pages of this machine may ask here.');
  const [, , section = '', id = '', part = ''] = pathname.split('/').map(decodeURIComponent);
  if (id && section === 'inbox') return mailPages(stand.inbox, id, part, accept);
  if (request.method === 'GET' && (section === 'drop' || accept.includes('text/html'))) return page(stand);
  switch (`${request.method} ${section}`) {
    case 'GET inbox':
      return json(stand.inbox.list().map(({ id, at, from, to, subject }) => ({ id, at, from, to, subject })));
    case 'GET clock':
      return json(timeOf(stand));
    case 'POST clock':
      return moveClock(stand, String(await readBody(request)));
    case 'GET idle':
      return json({ idle: await stand.settle() });
    case 'GET state':
      return json(stand.report());
    case 'PUT drop': {
      const to = searchParams.get('to') ?? 'dumps';
      if (!/[^/]$/.test(id)) return text(400, 'Give the dump a name: PUT /local/drop/NAME.');
      if (to !== 'dumps' && to !== 'backfill') return text(400, `A dump goes to dumps or to backfill, not to ${to}.`);
      return text(200, await stand.drop(`${to}/${id}`, request));
    }
    default:
      return text(404, 'There is no such page.');
  }
}

function timeOf({ clock }: Stand): { now: string; offsetMs: number } {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() };
}

const MOVES = 'Say {"forwardMs": 3600000}, {"to": "2026-03-14T06:00:00Z"} or {"reset": true}.';
/** Every moment of a schedule on the way is looked at. */
const FARTHEST_MS = 400 * DAY_MS;
type Move = { forwardMs?: number; to?: string; reset?: boolean };
async function moveClock(stand: Stand, body: string): Promise<Reply> {
  const { forwardMs, to, reset } = moveIn(body);
  if (reset) stand.reset();
  if (reset) return json(timeOf(stand));
  const now = stand.clock.now();
  const moment = to === undefined ? now + Number(forwardMs) : Date.parse(to);
  if (Number.isNaN(moment)) return text(400, MOVES);
  if (moment < now) return text(400, `It is ${timeOf(stand).now} already: only a reset brings the present back.`);
  if (moment - now > FARTHEST_MS) return text(400, 'That is too far: at most 400 days pass at once.');
  const journey = await stand.travelTo(moment);
  return json({ ...timeOf(stand), ...journey });
}

function moveIn(body: string): Move {
  try {
    return (JSON.parse(body) as Move | null) ?? {};
  } catch {
    return {};
  }
}

function mailPages(inbox: Inbox, name: string, part: string, accept: string): Reply {
  const mail = inbox.find(name.replace(/\.eml$/, ''));
  if (!mail) return text(404, 'There is no such mail.');
  if (name.endsWith('.eml')) return reply('message/rfc822', inbox.eml(mail.id));
  if (part === 'text') return text(200, mail.text ?? '');
  if (part === 'html') return reply(HTML, inNewTabs(mail.html ?? ''), { 'content-security-policy': MAIL_POLICY });
  return accept.includes('text/html') ? document(mail.subject, mailPage(mail)) : json(mail);
}

/** Links of the mail open beside it, as in any mail program: in its sandboxed frame no page's button would work. */
function inNewTabs(markup: string): string {
  return markup.replace(/<head>/i, '<head><base target="_blank">');
}

function rows(cells: readonly (readonly unknown[])[]): Markup {
  return html`<table>${cells.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`;
}

function mailPage({ id, from, to, at, headers, html: markup, text: plain }: Mail): Markup {
  const own = Object.entries({ From: from, To: to.join(', '), Date: at });
  return html`${rows([...own, ...headers.map(({ Name, Value }) => [Name, Value])])}
    <p><a href="/local/inbox/${id}.eml">The mail as .eml</a></p>
    ${markup && html`<iframe sandbox="${SANDBOX}" src="/local/inbox/${id}/html" title="HTML part"></iframe>`}
    <h2>Text</h2><pre>${plain}</pre>`;
}

/** The one page: clock, drop, inbox. */
function page(stand: Stand): Reply {
  const { now, offsetMs } = timeOf(stand);
  const link = ({ id, subject }: Mail): Markup => html`<a href="/local/inbox/${id}">${subject}</a>`;
  const mails = stand.inbox
    .list()
    .map((mail) => [mail.to.join(', '), link(mail), mail.at.slice(0, 16).replace('T', ' ')]);
  return document(
    'Offprint, on this machine',
    html`
    <p>It is <b>${now.slice(0, 16).replace('T', ' ')}</b> UTC here, ${(offsetMs / HOUR_MS).toFixed(1)} hours ahead of the real time.<br>
      ${[1, 6, 24].map((hours) => html`<button value='{"forwardMs":${hours * HOUR_MS}}'>${hours} h forward</button> `)}
      <button value='{"reset":true}'>Back to the present</button></p>
    <p id="drop">Drop files of papers here, or <input type="file" id="files" multiple aria-label="Files">
      <br><label><input type="checkbox" id="old"> for the library only: nobody is mailed about them</label></p>
    <pre id="said" role="status"></pre>
    <h2>Inbox</h2>${mails.length > 0 ? rows(mails) : 'No mail yet: drop a dump, or let time pass.'}
    <script>${raw(SCRIPT)}</script>`,
  );
}

const SCRIPT = `
  const tell = async (text, method, path, body) => {
    const line = said.appendChild(document.createElement('div'));
    line.innerText = text + '…';
    const answer = await fetch(path, { method, body }).catch(() => new Response('the local run does not answer'));
    line.innerText = text + ': ' + await answer.text();
    return answer.ok;
  };
  document.onclick = async ({ target: { tagName, value } }) =>
    tagName === 'BUTTON' && await tell('Time passes', 'POST', '/local/clock', value) && location.reload();
  const send = (list) => { for (const file of list)
    tell(file.name, 'PUT', '/local/drop/' + encodeURIComponent(file.name) + (old.checked ? '?to=backfill' : ''), file); };
  files.onchange = () => send(files.files);
  document.ondragover = (event) => event.preventDefault();
  document.ondrop = (event) => { event.preventDefault(); send(event.dataTransfer.files); };`;

const HTML = 'text/html; charset=utf-8';
const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';
const MAIL_POLICY = `sandbox ${SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:`;
/** The colours and faces of shared/mail/markup/look.ts. */
const STYLE = `:root { color-scheme: light dark; --quiet: light-dark(#66625c, #a6a19a); --rule: light-dark(#e4e0d8, #34353a) }
  body { font: 16px/1.6 -apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Arial, sans-serif; margin: 2rem auto; max-width: 52rem;
    padding: 0 1.5rem; color: light-dark(#1d1c1a, #e9e6e0); background: light-dark(#fff, #151618) }
  nav a { font: italic 17px Charter, Georgia, serif; color: var(--quiet) } a { color: light-dark(#1f4f8f, #9dc1f5); text-decoration: none }
  h1, h2 { font-family: Charter, Georgia, serif; line-height: 1.3 } h2 { margin-top: 2.5rem; padding-top: 1rem; border-top: 2px solid }
  table { width: 100%; border-collapse: collapse } td { vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; overflow-wrap: anywhere;
    border-bottom: 1px solid var(--rule) } td:first-child, td:last-child { color: var(--quiet) } td:first-child { white-space: nowrap }
  button { font: inherit; padding: 0.1rem 0.7rem; border: 1px solid var(--quiet); background: none; color: inherit }
  pre { white-space: pre-wrap; overflow-wrap: anywhere } #drop { padding: 1.5rem; border: 1px dashed var(--quiet) }
  iframe { width: 100%; height: 70vh; border: 1px solid var(--rule); background: #fff }`;

function document(title: string, body: Markup): Reply {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${raw(STYLE)}</style>`;
  const whole = html`<!doctype html><html lang="en">${head}<nav><a href="/">Offprint</a></nav><h1>${title}</h1>${body}</html>`;
  return reply(HTML, String(whole));
}
function reply(type: string, body: string | Buffer, headers: Record<string, string> = {}): Reply {
  return { status: 200, headers: { 'content-type': type, ...headers }, body };
}
const json = (value: object): Reply => reply('application/json', JSON.stringify(value));
const text = (status: number, body: string): Reply => ({ ...reply('text/plain; charset=utf-8', body), status });
