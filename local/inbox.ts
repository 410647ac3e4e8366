import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import { HOUR_MS } from '../shared/calendar/instant.ts';
import type { Base } from './base.ts';
import { openRelay, type Relay } from './relay.ts';

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

/** A server that takes nothing is asked again after so long. */
const REST_MS = 60_000;
/** As long as SES tries. */
const GIVE_UP_MS = 14 * HOUR_MS;

const NEXT = 'select body, step from mail where step in (?, ?)';
const playedBy = ({ to }: Mail): readonly Outcome[] | undefined => PLAYED[to[0]?.split('@')[0] ?? ''];

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
  /** Why the mail server takes nothing, while it is left alone. */
  let resting: string | undefined;
  let awake: NodeJS.Timeout | undefined;
  let stopped = false;
  const next = () => {
    const steps = ['accepted', relay && !resting ? 'to relay' : 'accepted'];
    const [row] = state.rows<{ body: string; step: string }>(`${NEXT} order by seq limit 1`, ...steps);
    return row && { mail: JSON.parse(row.body) as Mail, isRelayed: row.step === 'to relay' };
  };
  const step = (mail: Mail, name: string): unknown =>
    state.rows('update mail set step = ? where id = ?', name, mail.id);
  const rest = (why: string): void => {
    resting = why;
    console.error(`The server of OFFPRINT_SMTP_URL takes no mail (${why}). Mails wait; it is asked again in a minute.`);
    awake = setTimeout(() => {
      resting = undefined;
      void work();
    }, REST_MS).unref();
  };

  /** What became of a mail that is to leave really: nothing yet, while the server takes none. */
  const handOver = async (mail: Mail, eml: Buffer, to: Relay): Promise<readonly Outcome[]> => {
    const refusal = await to.refuses();
    if (stopped) return [];
    // Said first: after a crash nobody knows whether it left, and two are worse than none.
    if (!refusal) step(mail, 'relaying');
    const handed = refusal ? { takesNothing: refusal } : await to.hand(mail, eml);
    if (typeof handed !== 'object') return [handed];
    rest(handed.takesNothing);
    step(mail, 'to relay');
    return clock.now() - Date.parse(mail.at) > GIVE_UP_MS ? ['Transient'] : [];
  };
  const deliver = async ({ mail, isRelayed }: { mail: Mail; isRelayed: boolean }): Promise<void> => {
    const eml = await compose(mail);
    writeFileSync(join(folder, 'new'), eml);
    renameSync(join(folder, 'new'), join(folder, `${mail.id}.eml`));
    const outcomes =
      isRelayed && relay ? await handOver(mail, eml, relay) : (playedBy(mail) ?? (['Delivery'] as const));
    if (outcomes.length === 0) return;
    state.atomically(() => {
      for (const outcome of outcomes) for (const listener of listeners) listener(mail, outcome);
      step(mail, 'done');
    });
  };
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let found = next(); found; found = stopped ? undefined : next()) await deliver(found);
    working = false;
  };
  return {
    /** Durable when it returns, with the caller's change. */
    accept(mail: Mail): void {
      // While the clock is moved, mails are of days that are not: nobody gets those.
      const isRelayed = relay && clock.offsetMs() === 0 && !playedBy(mail);
      const values = [mail.id, JSON.stringify(mail), isRelayed ? 'to relay' : 'accepted'];
      state.rows('insert into mail (id, body, step) values (?, ?, ?)', ...values);
      setImmediate(work);
    },
    /** Why no mail can leave now, if none can. */
    rests: () => (clock.offsetMs() === 0 ? resting : undefined),
    onOutcome: (listener: (mail: Mail, outcome: Outcome) => void) => listeners.push(listener),
    /** Mails that an earlier run had accepted go on: whoever is to hear of them listens now. */
    begin: work,
    /** Nothing is looked at any more. */
    stop(): void {
      stopped = true;
      clearTimeout(awake);
    },
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
