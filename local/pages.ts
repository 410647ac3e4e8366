import type { IncomingMessage } from 'node:http';
import { html, raw } from 'hono/html';
import type { Cloud } from './cloud.ts';
import { readBody } from './gateway.ts';
import type { Mail } from './inbox.ts';
import { AwsError, type Reply } from './protocol.ts';

/** The pages of the local run: start, inbox, drop, clock. */
export async function answerPage(cloud: Cloud, request: IncomingMessage): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url ?? '/', cloud.url);
  const { host = '', origin, accept = '' } = request.headers;
  const method = request.method ?? 'GET';
  // A page of some other site must neither read this one under a name of its own nor send it anything.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) || (origin && origin !== `http://${host}`))
    return text(403, 'Only this machine’s own pages may ask here.');
  const wantsJson = !accept.includes('text/html');
  const [, , section = '', name = '', part = ''] = pathname.split('/');
  if (pathname === '/') return page('Offprint, local run', startPage(cloud));
  switch (`${method} ${section}`) {
    case 'GET inbox':
      return inbox(cloud, name, part, wantsJson);
    case 'GET clock':
      return wantsJson ? json(clockOf(cloud)) : page('Clock', clockPage(cloud));
    case 'POST clock':
      return moveClock(cloud, String(await readBody(request)));
    case 'GET idle':
      return json({ idle: await cloud.settle() });
    case 'GET state':
      return json(cloud.report());
    case 'GET drop':
      return page('Drop', dropPage());
    case 'PUT drop': {
      const key = `${searchParams.get('to') === 'backfill' ? 'backfill' : 'dumps'}/${decodeURIComponent(name)}`;
      await cloud.drop(key, request);
      return json({ key });
    }
    default:
      return text(404, 'There is no such page.');
  }
}

function clockOf({ clock }: Cloud): { now: string; offsetMs: number } {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs };
}

async function moveClock(cloud: Cloud, body: string): Promise<Reply> {
  const { forwardMs, to, reset } = JSON.parse(body || '{}') as { forwardMs?: number; to?: string; reset?: boolean };
  if (reset) {
    cloud.clock.reset();
    return json(clockOf(cloud));
  }
  const moment = to === undefined ? cloud.clock.now() + Number(forwardMs) : Date.parse(to);
  if (Number.isNaN(moment))
    return text(400, 'Say {"forwardMs": n}, {"to": "2026-03-14T06:00:00Z"} or {"reset": true}.');
  if (moment < cloud.clock.now())
    return text(
      400,
      `The clock shows ${clockOf(cloud).now} and goes forward only; "clock reset" brings the present back.`,
    );
  const journey = await cloud.travelTo(moment);
  return json({ ...clockOf(cloud), ...journey });
}

function inbox(cloud: Cloud, name: string, part: string, wantsJson: boolean): Reply {
  if (!name) {
    const mails = cloud.inbox.list();
    return wantsJson
      ? json(mails.map(({ id, at, from, to, subject }) => ({ id, at, from, to, subject })))
      : page('Inbox', inboxPage(mails));
  }
  const id = decodeURIComponent(name).replace(/\.eml$/, '');
  const mail = cloud.inbox.find(id);
  if (!mail) return text(404, 'There is no such mail.');
  if (name.endsWith('.eml'))
    return {
      status: 200,
      headers: { 'content-type': 'message/rfc822', 'content-disposition': `attachment; filename="${id}.eml"` },
      body: cloud.inbox.eml(id),
    };
  if (part === 'html')
    return {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      },
      body: mail.html ?? '',
    };
  if (part === 'text') return text(200, mail.text ?? '');
  return wantsJson ? json(mail) : page(mail.subject, mailPage(mail));
}

type Markup = ReturnType<typeof html>;

function startPage({ clock }: Cloud): Markup {
  return html`<p>It is ${new Date(clock.now()).toUTCString()} here.</p><ul><li><a href="/local/inbox">Inbox</a>: every mail that was sent</li><li><a href="/local/drop">Drop</a>: put a dump in</li><li><a href="/local/clock">Clock</a>: let time pass</li></ul>`;
}

function inboxPage(mails: readonly Mail[]): Markup {
  if (mails.length === 0)
    return html`<p>No mail yet. <a href="/local/drop">Drop a dump</a>, or <a href="/local/clock">let time pass</a>.</p>`;
  return html`<table><tr><th>To</th><th>Subject</th><th>At</th></tr>${mails.map(({ id, to, subject, at }) => html`<tr><td>${to.join(', ')}</td><td><a href="/local/inbox/${id}">${subject}</a></td><td>${at.slice(0, 16).replace('T', ' ')}</td></tr>`)}</table>`;
}

function mailPage({ id, from, to, at, headers, html: markup, text: plain }: Mail): Markup {
  const fields: [string, string][] = [
    ['From', from],
    ['To', to.join(', ')],
    ['Date', at],
    ...headers.map(({ Name, Value }): [string, string] => [Name, Value]),
  ];
  return html`<p><a href="/local/inbox">Inbox</a> · <a href="/local/inbox/${id}.eml">as .eml</a></p>
<details open><summary>Headers</summary><table>${fields.map(([name, value]) => html`<tr><th>${name}</th><td>${value}</td></tr>`)}</table></details>
${markup === undefined ? '' : html`<h2>HTML</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/local/inbox/${id}/html" title="The mail’s HTML part"></iframe>`}
<h2>Text</h2><pre>${plain ?? ''}</pre>`;
}

function clockPage(cloud: Cloud): Markup {
  const { now, offsetMs } = clockOf(cloud);
  return html`<p>It is <b>${now}</b> here, ${(offsetMs / 3_600_000).toFixed(1)} hours ahead of the machine’s clock.</p>
<p>${[1, 6, 24].map((hours) => html`<button data-move='{"forwardMs":${hours * 3_600_000}}'>${hours} h forward</button> `)}<button data-move='{"reset":true}'>Back to the present</button></p><p id="said" role="status"></p>
${script(`for (const b of document.querySelectorAll('button')) b.onclick = async () => { said.textContent = 'Time passes…'; const r = await fetch('/local/clock', { method: 'POST', body: b.dataset.move }); if (r.ok) location.reload(); else said.textContent = await r.text(); };`)}`;
}

function dropPage(): Markup {
  return html`<p>Drop a file of papers here, or <input type="file" id="file" multiple aria-label="Files">.</p><p><label><input type="checkbox" id="old"> only for the library: mail nobody about these</label></p><ul id="list" role="status"></ul>
${script(`function send(f) { const li = document.createElement('li'), x = new XMLHttpRequest(); list.append(li);
x.upload.onprogress = (e) => { li.textContent = f.name + ': ' + Math.round(100 * e.loaded / e.total) + ' %'; };
x.onload = async () => { li.textContent = f.name + ': read…'; await fetch('/local/idle'); li.innerHTML = ''; li.append(f.name + ': done. See the ', Object.assign(document.createElement('a'), { href: '/local/inbox', textContent: 'inbox' })); };
x.onerror = () => { li.textContent = f.name + ': the local run does not answer'; };
x.open('PUT', '/local/drop/' + encodeURIComponent(f.name) + (old.checked ? '?to=backfill' : '')); x.send(f); }
file.onchange = () => [...file.files].forEach(send); document.ondragover = (e) => e.preventDefault(); document.ondrop = (e) => { e.preventDefault(); [...e.dataTransfer.files].forEach(send); };`)}`;
}

function script(source: string): Markup {
  return html`<script>${raw(source)}</script>`;
}

const STYLE =
  'body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8884;overflow-wrap:anywhere}iframe{width:100%;height:70vh;border:1px solid #8888;background:#fff}pre{white-space:pre-wrap}';

function page(title: string, body: Markup): Reply {
  const document = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${raw(STYLE)}</style></head><body><p><a href="/">Offprint</a></p><h1>${title}</h1>${body}</body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: String(document) };
}
const json = (value: unknown): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const text = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
