import type { Context } from 'hono';
import type { EditionBody } from '../../shared/editions/edition.ts';
import { papersOf } from '../../shared/editions/listed.ts';
import { type Capability, type CapabilityKey, sealCapability } from '../../shared/readers/capability.ts';
import type { Steering } from '../../shared/readers/steering.ts';
import type { Answer } from './answer.ts';
import { readForm } from './form.ts';
import type { WebPorts } from './ports.ts';
import { maySteer, steer } from './steer.ts';
import { PROBLEMS, type Problem, pausableDays, readSteering } from './steering-form.ts';
import { SteeringPage, type SteeringView } from './steering-page.tsx';

type MaySteer = Extract<Capability, { readonly purpose: 'steer' }>;

/** What a form may have done. */
const DONE: readonly Steering['do'][] = [
  ...(['more', 'less', 'neither', 'mute', 'hear', 'remove', 'add'] as const),
  ...(['rhythm', 'prefer', 'pause', 'resume'] as const),
];

/** The reader's own page. A GET shows it, what was just done, and how a query that they try is read; it changes nothing (R2). */
export async function showSteering(ports: WebPorts, capability: MaySteer, c: Context): Promise<Answer> {
  const query = c.req.query('query')?.trim();
  const look = query ? { query, label: c.req.query('label') ?? '' } : undefined;
  const said = DONE.find((what) => what === c.req.query('said'));
  return (await closed(ports, capability)) ?? page(ports, capability, c, { look, said });
}

/**
 * A form of the reader's own page: what it asks for is done once, however often it is sent. Then it leads on to a page that says so, which browsers may show again without sending the form again.
 */
export async function changeBySteering(ports: WebPorts, capability: MaySteer, c: Context): Promise<Answer> {
  const closedTo = await closed(ports, capability);
  if (closedTo) return closedTo;
  const form = await readForm(c);
  if (!form) return { fact: 'too large' };
  const reader = (await ports.readers.get(capability.readerId))!;
  const paper = await paperOf(ports, capability, c);
  const asked = readSteering(form, { reader, paper: paper?.paper, now: ports.now() });
  if (typeof asked === 'string') return wrong(ports, capability, c, asked, form);
  const { refused } = await steer(ports, capability.readerId, asked);
  return refused ? page(ports, capability, c, { said: refused }) : { goTo: addressAfter(asked.do, c) };
}

/** The same page, about the same paper, with what was done and without a query that was tried before. */
function addressAfter(said: Steering['do'], c: Context): string {
  const paper = c.req.query('p');
  return `?${new URLSearchParams({ said, ...(paper !== undefined && { p: paper }) })}`;
}

/** Why there is nothing to steer. */
async function closed(ports: WebPorts, { readerId, until }: MaySteer): Promise<Answer | undefined> {
  const reader = await ports.readers.get(readerId);
  const language = reader?.preferences?.language;
  if (!reader || reader.consent.state === 'left') return { fact: 'left', language };
  if (reader.consent.state === 'suppressed') return { fact: reader.consent.reason, language };
  return until <= ports.now() ? { fact: 'old link', language } : undefined;
}

function wrong(ports: WebPorts, capability: MaySteer, c: Context, said: Problem, form: URLSearchParams) {
  const look = { query: form.get('query') ?? '', label: form.get('label') ?? '' };
  return page(ports, capability, c, { said, typed: form, ...(said === 'query' && { look }) });
}

async function page(
  ports: WebPorts,
  capability: MaySteer,
  c: Context,
  shown: Pick<SteeringView, 'look' | 'said' | 'typed'>,
): Promise<Answer> {
  const reader = await ports.readers.get(capability.readerId);
  if (!reader || !maySteer(reader)) return { fact: 'left', language: reader?.preferences?.language };
  const [paper, keys] = await Promise.all([paperOf(ports, capability, c), ports.readers.capabilityKeys()]);
  return {
    page: (
      <SteeringPage
        reader={reader}
        paper={paper}
        leave={leaveAddress(keys, capability)}
        pausable={pausableDays(reader.zone, ports.now())}
        {...shown}
      />
    ),
    status: shown.said === 'too many' ? 429 : isProblem(shown.said) ? 422 : 200,
  };
}

function isProblem(said: SteeringView['said']): boolean {
  return PROBLEMS.some((problem) => problem === said);
}

function leaveAddress(keys: readonly CapabilityKey[], { readerId }: MaySteer): string {
  return `/u/${sealCapability(keys.at(-1)!, { purpose: 'leave', readerId })}`;
}

/** The paper with that number in the edition; none where the page is about none, or where the edition is gone. */
async function paperOf(ports: WebPorts, { editionId, readerId }: MaySteer, c: Context): Promise<SteeringView['paper']> {
  const number = Number(c.req.query('p'));
  if (!editionId || !Number.isInteger(number) || number < 1) return undefined;
  const body = await ports.bodies.get(editionId);
  const paper = body?.readerId === readerId ? papersOf(body)[number - 1] : undefined;
  return paper && { paper, interestId: interestOf(body!, paper.id) };
}

function interestOf(body: EditionBody, paperId: string): string | undefined {
  return body.sections.find(({ papers }) => papers.some(({ id }) => id === paperId))?.interest.id;
}
