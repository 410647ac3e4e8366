import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Base } from './base.ts';
import { CannotRun } from './state.ts';

/** A mail that was accepted. */
export interface Mail {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo?: readonly string[] | undefined;
  readonly subject: string;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly headers: readonly { readonly Name: string; readonly Value: string }[];
  /** Of SES: where its events go, and what they carry. */
  readonly configurationSet?: string | undefined;
  readonly tags?: Readonly<Record<string, string[]>>;
}

/** What became of a mail; the bounces in the words of SES. */
export type Outcome = 'Delivery' | 'Permanent' | 'Transient' | 'Complaint' | 'Reject';

/** Local parts that play a mailbox in trouble; they are never relayed. */
const PLAYED: Readonly<Record<string, readonly Outcome[]>> = {
  bounce: ['Permanent'],
  transientbounce: ['Transient'],
  complaint: ['Delivery', 'Complaint'],
  reject: ['Reject'],
};

/** Every mail that left, each on disk as .eml too; passed on by SMTP where OFFPRINT_SMTP_URL says where. */
export type Inbox = ReturnType<typeof openInbox>;
export function openInbox({ state, clock }: Base) {
  const folder = join(state.dir, 'inbox');
  mkdirSync(folder, { recursive: true });
  const relay = process.env.OFFPRINT_SMTP_URL ? openRelay(process.env.OFFPRINT_SMTP_URL) : undefined;
  state.rows("create table if not exists mail (seq integer primary key, id unique, body, step default 'accepted')");
  const listeners: ((mail: Mail, outcome: Outcome) => void)[] = [];
  const select = (rest: string, ...values: string[]): Mail[] =>
    state.rows<{ body: string }>(`select body from mail ${rest}`, ...values).map(({ body }) => JSON.parse(body));
  const next = (): Mail | undefined => select("where step = 'accepted' order by seq limit 1")[0];
  const step = (mail: Mail, name: string): unknown =>
    state.rows('update mail set step = ? where id = ?', name, mail.id);

  const deliver = async (mail: Mail): Promise<void> => {
    const eml = await compose(mail);
    writeFileSync(join(folder, 'new'), eml);
    renameSync(join(folder, 'new'), join(folder, `${mail.id}.eml`));
    let outcomes = PLAYED[mail.to[0]?.split('@')[0] ?? ''];
    // While the clock is moved, mails are of days that are not: nobody gets those.
    if (!outcomes && relay && clock.offsetMs() === 0) {
      // Said first: after a crash nobody knows whether it left, and two are worse than none.
      step(mail, 'relaying');
      outcomes = [await relay(mail, eml)];
    }
    state.atomically(() => {
      for (const outcome of outcomes ?? ['Delivery']) for (const listener of listeners) listener(mail, outcome);
      step(mail, 'done');
    });
  };
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let mail = next(); mail; mail = next()) await deliver(mail);
    working = false;
  };
  setImmediate(work);
  return {
    /** Durable when it returns, with the caller's change. */
    accept(mail: Mail): void {
      state.rows('insert into mail (id, body) values (?, ?)', mail.id, JSON.stringify(mail));
      setImmediate(work);
    },
    onOutcome: (listener: (mail: Mail, outcome: Outcome) => void) => listeners.push(listener),
    /** Newest first. */
    list: () => select('order by seq desc'),
    find: (id: string): Mail | undefined => select('where id = ?', id)[0],
    eml: (id: string) => readFileSync(join(folder, `${id}.eml`)),
    idle: () => !working && !next(),
  };
}

/** The mail as RFC 5322 writes it, with the fields that SES adds. */
function compose({ id, at, from, to, replyTo, subject, text, html, headers }: Mail): Promise<Buffer> {
  const prepared = headers.map(({ Name: key, Value: value }) => ({ key, value: { prepared: true, value } }));
  const own = { date: new Date(at), messageId: `<${id}@email.amazonses.com>`, headers: prepared };
  const parts = { ...(replyTo && { replyTo: [...replyTo] }), ...(text && { text }), ...(html && { html }) };
  const message = new MailComposer({ from, to: [...to], subject, ...own, ...parts }).compile();
  return new Promise((resolve, reject) =>
    message.build((error, eml) => (error ? reject(error) : resolve(eml as Buffer))),
  );
}

/** Sends by SMTP, encrypted unless the server is this machine. */
function openRelay(url: string): (mail: Mail, raw: Buffer) => Promise<Outcome> {
  if (!/^smtps?:\/\/./.test(url) || !URL.canParse(url))
    throw new CannotRun('OFFPRINT_SMTP_URL should look like smtp://user:password@mail.example.org:587.');
  const address = new URL(url);
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(address.hostname);
  if (!loopback) address.searchParams.set('requireTLS', 'true');
  const transport = createTransport(address.href);
  return async ({ from, to }, raw) => {
    try {
      await transport.sendMail({ envelope: { from, to: [...to] }, raw });
      return 'Delivery';
    } catch (error) {
      const { message, responseCode = 0 } = error as { message: string; responseCode?: number };
      console.error(`A mail was not relayed: ${message}`);
      return responseCode >= 500 ? 'Permanent' : 'Transient';
    }
  };
}
