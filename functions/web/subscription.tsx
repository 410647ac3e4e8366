import type { Context } from 'hono';
import { toConfirm } from '../../shared/readers/asked.ts';
import { type Capability, sealCapability } from '../../shared/readers/capability.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { Answer } from './answer.ts';
import { readForm } from './form.ts';
import type { SubscriptionPorts, WebPorts } from './ports.ts';
import { readLanguage } from './steering-form.ts';
import { confirm, subscribe } from './subscribe.ts';
import { readWish, TRAP } from './subscribe-form.ts';
import { ConfirmPage, SubscribedPage, SubscribePage } from './subscribe-page.tsx';

type Ports = WebPorts & SubscriptionPorts;
type MayConfirm = Extract<Capability, { readonly purpose: 'confirm' }>;

/** The page where people subscribe by themselves, empty. */
export function showSubscribing(c: Context): Answer {
  const language = readLanguage(new URLSearchParams({ language: c.req.query('language') ?? '' }));
  return { page: <SubscribePage form={new URLSearchParams()} language={language} />, status: 200 };
}

/** Its form. Whatever the address is, the answer is the same. */
export async function askBySubscribing(ports: Ports, c: Context): Promise<Answer> {
  const form = await readForm(c);
  if (!form) return { fact: 'too large' };
  const language = readLanguage(form);
  if (form.get('do') === 'look') return { page: <SubscribePage form={form} language={language} />, status: 200 };
  const wish = readWish(form);
  if (typeof wish === 'string')
    return { page: <SubscribePage form={form} language={language} said={wish} />, status: 422 };
  return { fact: form.get(TRAP) ? 'asked' : await subscribe(ports, wish), language };
}

/** The page that the mail leads to. It changes nothing: link scanners follow every link (R2). */
export async function showConfirmation(ports: Ports, capability: MayConfirm): Promise<Answer> {
  if (capability.until <= ports.now()) return { fact: 'forgotten' };
  const { readerId } = capability;
  const [asked, reader] = await Promise.all([ports.asked.get(readerId), ports.readers.get(readerId)]);
  const asking = toConfirm(asked, reader);
  if (asking === 'reader') return subscribed(ports, capability, reader!);
  const language = reader?.preferences?.language;
  if (typeof asking === 'string') return { fact: asking, language };
  return { page: <ConfirmPage language={asking.wish.preferences?.language} />, status: 200 };
}

/** Its button. */
export async function changeByConfirming(ports: Ports, capability: MayConfirm): Promise<Answer> {
  if (capability.until <= ports.now()) return { fact: 'forgotten' };
  const reader = await confirm(ports, capability.readerId);
  return typeof reader === 'string' ? { fact: reader } : subscribed(ports, capability, reader);
}

/** Leads on to the reader's own page, for as long as this link would have. */
async function subscribed(ports: Ports, { readerId, until }: MayConfirm, reader: Reader): Promise<Answer> {
  const keys = await ports.readers.capabilityKeys();
  const steer = `/s/${sealCapability(keys.at(-1)!, { purpose: 'steer', readerId, until })}`;
  return { page: <SubscribedPage language={reader.preferences?.language} steer={steer} />, status: 200 };
}
