import type { IncomingMessage } from 'node:http';
import { html, raw } from 'hono/html';
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

/** The start page, and everything under /local (docs/local.md). */
export async function answerPage(stand: Stand, request: IncomingMessage): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
  const { host = '', origin = `http://${host}`, accept = '' } = request.headers;
  // Another site's page must neither read this one under a name of its own nor send it anything.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) || origin !== `http://${host}`)
    return text(403, 'Only pages of this machine may ask here.');
  const [, , section = '', id = '', part = ''] = pathname.split('/').map(decodeURIComponent);
  const isPage = accept.includes('text/html');
  switch (`${request.method} ${section}`) {
    case 'GET ':
      return page('Offprint, on this machine', START);
    case 'GET inbox':
      return inboxPages(stand.inbox, id, part, isPage);
    case 'GET clock':
      return isPage ? page('Clock', clockPage(timeOf(stand))) : json(timeOf(stand));
    case 'POST clock':
      return moveClock(stand, String(await readBody(request)));
    case 'GET idle':
      return json({ idle: await stand.settle() });
    case 'GET state':
      return json(stand.report());
    case 'GET drop':
      return page('Drop', DROP);
    case 'PUT drop':
      return text(200, await stand.drop(`${searchParams.get('to') ?? 'dumps'}/${id}`, request));
    default:
      return text(404, 'There is no such page.');
  }
}

function timeOf({ clock }: Stand): { now: string; offsetMs: number } {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() };
}

const MOVES = 'Say {"forwardMs": 3600000}, {"to": "2026-03-14T06:00:00Z"} or {"reset": true}.';
type Move = { forwardMs?: number; to?: string; reset?: boolean };
async function moveClock(stand: Stand, body: string): Promise<Reply> {
  const { forwardMs, to, reset } = (/^\{.*\}$/s.test(body) ? JSON.parse(body) : {}) as Move;
  if (reset) stand.reset();
  if (reset) return json(timeOf(stand));
  const now = stand.clock.now();
  const moment = to === undefined ? now + Number(forwardMs) : Date.parse(to);
  if (Number.isNaN(moment)) return text(400, MOVES);
  if (moment < now) return text(400, `It is ${timeOf(stand).now} already: only a reset brings the present back.`);
  const journey = await stand.travelTo(moment);
  return json({ ...timeOf(stand), ...journey });
}

function inboxPages(inbox: Inbox, name: string, part: string, isPage: boolean): Reply {
  const mails = inbox.list().map(({ id, at, from, to, subject }) => ({ id, at, from, to, subject }));
  if (!name) return isPage ? page('Inbox', inboxPage(mails)) : json(mails);
  const mail = inbox.find(name.replace(/\.eml$/, ''));
  if (!mail) return text(404, 'There is no such mail.');
  if (name.endsWith('.eml')) return reply('message/rfc822', inbox.eml(mail.id));
  if (part === 'text') return text(200, mail.text ?? '');
  if (part === 'html') return reply(HTML, mail.html ?? '', { 'content-security-policy': MAIL_POLICY });
  return isPage ? page(mail.subject, mailPage(mail)) : json(mail);
}

const START = html`<ul>
  <li><a href="/local/inbox">Inbox</a>: every mail that was sent</li>
  <li><a href="/local/drop">Drop</a>: put a dump in</li>
  <li><a href="/local/clock">Clock</a>: let time pass</li>
</ul>`;

function rows(cells: readonly (readonly unknown[])[]): Markup {
  return html`<table>${cells.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`;
}

function inboxPage(mails: readonly Mail[] | readonly Pick<Mail, 'id' | 'to' | 'subject' | 'at'>[]): Markup {
  const link = (id: string, subject: string): Markup => html`<a href="/local/inbox/${id}">${subject}</a>`;
  return mails.length > 0
    ? rows(mails.map(({ id, to, subject, at }) => [to.join(', '), link(id, subject), at.slice(0, 16)]))
    : html`<p>No mail yet. Drop a dump, or let time pass.</p>`;
}

function mailPage({ id, from, to, at, headers, html: markup, text: plain }: Mail): Markup {
  const fields = [
    ['From', from],
    ['To', to.join(', ')],
    ['Date', at],
  ];
  return html`${rows([...fields, ...headers.map(({ Name, Value }) => [Name, Value])])}
    <p><a href="/local/inbox/${id}.eml">The mail as .eml</a></p>
    ${markup && html`<iframe sandbox="${SANDBOX}" src="/local/inbox/${id}/html" title="HTML part"></iframe>`}
    <h2>Text</h2><pre>${plain}</pre>`;
}

function clockPage({ now, offsetMs }: { now: string; offsetMs: number }): Markup {
  const button = (label: string, move: Move): Markup =>
    html`<button value="${JSON.stringify(move)}">${label}</button> `;
  const forward = [1, 6, 24].map((hours) => button(`${hours} h forward`, { forwardMs: hours * 3_600_000 }));
  return html`<p>It is <b>${now}</b> here, ${(offsetMs / 3_600_000).toFixed(1)} hours ahead of the real time.</p>
    ${forward}${button('Back to the present', { reset: true })}
    <p id="said" role="status"></p>
    <script>
      document.onclick = async ({ target: { value: body } }) => {
        if (!body) return;
        said.textContent = 'Time passes…';
        const answer = await fetch('/local/clock', { method: 'POST', body });
        if (answer.ok) location.reload();
        else said.textContent = await answer.text();
      };
    </script>`;
}

const DROP = html`<p>Drop files of papers here, or <input type="file" id="files" multiple aria-label="Files">.</p>
  <p><label><input type="checkbox" id="old"> For the library only: nobody is mailed about them</label></p>
  <ul id="list" role="status"></ul>
  <script>
    const send = (file) => {
      const line = list.appendChild(document.createElement('li'));
      const say = (text) => { line.innerText = file.name + ': ' + text; };
      const request = new XMLHttpRequest();
      const share = ({ loaded, total }) => Math.floor((100 * loaded) / total);
      request.upload.onprogress = (event) => say(share(event) < 100 ? share(event) + ' %' : 'is being read…');
      request.onerror = () => say('the local run does not answer');
      request.onload = () => say(request.responseText);
      request.open('PUT', '/local/drop/' + encodeURIComponent(file.name) + '?to=' + (old.checked ? 'backfill' : 'dumps'));
      request.send(file);
    };
    files.onchange = () => [...files.files].forEach(send);
    document.ondragover = (event) => event.preventDefault();
    document.ondrop = (event) => { event.preventDefault(); [...event.dataTransfer.files].forEach(send); };
  </script>`;

const HTML = 'text/html; charset=utf-8';
const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';
const MAIL_POLICY = `sandbox ${SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:`;
const STYLE = `body { font: 16px/1.5 system-ui; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color-scheme: light dark }
  td:first-child { white-space: nowrap } td { vertical-align: top; padding: 0.2rem 0.6rem; overflow-wrap: anywhere } pre { white-space: pre-wrap; overflow-wrap: anywhere }
  iframe { width: 100%; height: 70vh; background: #fff }`;

function page(title: string, body: Markup): Reply {
  return reply(
    HTML,
    `${html`<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${raw(STYLE)}</style>
    <nav><a href="/">Offprint</a> · <a href="/local/inbox">Inbox</a></nav><h1>${title}</h1>${body}</html>`}`,
  );
}
function reply(type: string, body: string | Buffer, headers: Record<string, string> = {}): Reply {
  return { status: 200, headers: { 'content-type': type, ...headers }, body };
}
const json = (value: object): Reply => reply('application/json', JSON.stringify(value));
const text = (status: number, body: string): Reply => ({ ...reply('text/plain; charset=utf-8', body), status });
