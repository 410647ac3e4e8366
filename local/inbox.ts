import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Clock } from './clock.ts';
import { CannotRun, type State } from './state.ts';

/** A mail that was accepted. */
export interface Mail {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo?: readonly string[];
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly headers: readonly { readonly Name: string; readonly Value: string }[];
  /** Of SES: where its events go, and its tags. */
  readonly configurationSet?: string;
  readonly tags?: Readonly<Record<string, string[]>>;
}

/** What became of a mail, in the words of SES. */
export type Outcome = 'Delivery' | 'Permanent' | 'Transient' | 'Complaint' | 'Reject';

/** Every mail that left, each on disk as .eml too; passed on by SMTP where a server is given. */
export interface Inbox {
  /** Durable when it returns, inside the caller's change. */
  accept(mail: Mail): void;
  onOutcome(listener: (mail: Mail, outcomes: readonly Outcome[]) => void): void;
  /** Newest first. */
  list(): Mail[];
  find(id: string): Mail | undefined;
  eml(id: string): Buffer;
  idle(): boolean;
}

/** Local parts that play a mailbox in trouble; they are never relayed. */
const PLAYED: Readonly<Record<string, readonly Outcome[]>> = {
  bounce: ['Permanent'],
  transientbounce: ['Transient'],
  complaint: ['Delivery', 'Complaint'],
  reject: ['Reject'],
};

export function openInbox(state: State, clock: Clock, smtpUrl: string | undefined): Inbox {
  const folder = join(state.dir, 'inbox');
  mkdirSync(folder, { recursive: true });
  const relay = smtpUrl ? openRelay(smtpUrl) : undefined;
  state.run(
    "create table if not exists mail (id text primary key, seq integer, body text, step text default 'accepted')",
  );
  const parse = ({ body }: { body: string }): Mail => JSON.parse(body) as Mail;
  const listeners: ((mail: Mail, outcomes: readonly Outcome[]) => void)[] = [];
  const step = (mail: Mail, name: string): void =>
    void state.run('update mail set step = ? where id = ?', name, mail.id);

  const deliver = async (mail: Mail): Promise<void> => {
    const eml = await compose(mail);
    writeFileSync(join(folder, `${mail.id}.new`), eml);
    renameSync(join(folder, `${mail.id}.new`), join(folder, `${mail.id}.eml`));
    let outcomes = PLAYED[mail.to[0]?.split('@')[0] ?? ''];
    // A moved clock would put a wrong date on a real mail, and mail people of a day that is not.
    if (!outcomes && relay && clock.offsetMs === 0) {
      // Written down first: after a crash nobody knows whether it left, and a second mail is worse than none here.
      step(mail, 'relaying');
      outcomes = await relay(mail, eml);
    }
    state.atomically(() => {
      for (const listener of listeners) listener(mail, outcomes ?? ['Delivery']);
      step(mail, 'done');
    });
  };

  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      for (;;) {
        const next = state.one<{ body: string }>("select body from mail where step = 'accepted' order by seq limit 1");
        if (!next) break;
        await deliver(parse(next));
      }
    } finally {
      working = false;
    }
  };
  setImmediate(work);
  return {
    accept(mail) {
      state.run(
        'insert into mail (id, seq, body) values (?, (select coalesce(max(seq), 0) + 1 from mail), ?)',
        mail.id,
        JSON.stringify(mail),
      );
      setImmediate(work);
    },
    onOutcome: (listener) => listeners.push(listener),
    list: () => state.all<{ body: string }>('select body from mail order by seq desc').map(parse),
    find(id) {
      const row = state.one<{ body: string }>('select body from mail where id = ?', id);
      return row && parse(row);
    },
    eml: (id) => readFileSync(join(folder, `${id}.eml`)),
    idle: () => !working && !state.one("select 1 from mail where step = 'accepted'"),
  };
}

/** The mail as RFC 5322 writes it. */
function compose({ id, at, from, to, replyTo, subject, text, html, headers }: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: `<${id}@email.amazonses.com>`,
    date: new Date(at),
    from,
    to: [...to],
    ...(replyTo ? { replyTo: [...replyTo] } : {}),
    subject,
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    headers: headers.map(({ Name, Value }) => ({ key: Name, value: { prepared: true, value: Value } })),
  });
  return new Promise((resolve, reject) =>
    composer.compile().build((error, eml) => (error ? reject(error) : resolve(eml as Buffer))),
  );
}

/** Sends by SMTP, encrypted unless the server is this machine. */
function openRelay(url: string): (mail: Mail, eml: Buffer) => Promise<readonly Outcome[]> {
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new CannotRun('OFFPRINT_SMTP_URL is not an address such as smtp://user:password@mail.example.org:587.');
  const { hostname } = new URL(url);
  const loopback =
    hostname === 'localhost' || (isIP(hostname) === 4 && hostname.startsWith('127.')) || hostname === '[::1]';
  const transport = createTransport(url, { requireTLS: !loopback });
  return async ({ from, to }, raw) => {
    try {
      await transport.sendMail({ envelope: { from, to: [...to] }, raw });
      return ['Delivery'];
    } catch (error) {
      console.error(`Not relayed: ${(error as Error).message}`);
      return [((error as { responseCode?: number }).responseCode ?? 0 >= 500) ? 'Permanent' : 'Transient'];
    }
  };
}
