import { HOUR_MS } from '../../shared/calendar/instant.ts';
import { OVERLAP_MS } from '../../shared/calendar/look-back.ts';
import type { EditionBody, FrozenPaper } from '../../shared/editions/edition.ts';
import { GRACE_MS, isUndecided } from '../../shared/editions/ledger.ts';
import type { Paper, PaperId } from '../../shared/papers/paper.ts';
import type { EditionId, ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import type { Deployment } from './deployment.ts';
import type { Mail } from './ports/mail-service.ts';

/** What a run came to. */
export interface Verdict {
  mails: number;
  editions: number;
  papersMailed: number;
  /** Mails that the service took and whose answer reached nobody who lived to write it down. */
  unacknowledged: number;
  /** Mails of an edition, or of papers, that were mailed before. */
  secondMails: number;
  /** Mails with papers of an edition before. */
  carriedMails: number;
  /** Papers that somebody was owed and that nothing will bring them any more (E3). */
  lost: number;
  /** Second mails while the first was known to have left, or unmarked (E4). */
  unexplained: number;
  /** Mails after the edition's `sendBefore` (E5). */
  late: number;
  /** Mails to people who had left or been suppressed, and first mails without the invitation (R1). */
  unwanted: number;
  /** Due times with two editions (E1). */
  twiceDue: number;
  secondInvitations: number;
  /** Papers that became news while their dump was held. */
  unreleased: number;
  /** The longest time from an edition's due time to its first mail. */
  slowestMinutes: number;
}

interface Taken extends Mail {
  /** When an event can have told of it; Infinity when all of them were lost. */
  readonly evidenceAt: number;
}

/** What can no longer be mailed is told so by one of the next ticks, whatever was out of order meanwhile. */
const ENDED_WITHIN_MS = 8 * HOUR_MS;
const EVIDENCE_IN_TIME_MS = 50 * 60_000;
/** A request that was on its way when a moment passed. */
const IN_FLIGHT_MS = 5_000;

/** Sees what really happened, by other means than the code under test, and says whether the promises were kept. */
export class Judge {
  readonly verdict: Verdict = {
    mails: 0,
    editions: 0,
    papersMailed: 0,
    unacknowledged: 0,
    secondMails: 0,
    carriedMails: 0,
    lost: 0,
    unexplained: 0,
    late: 0,
    unwanted: 0,
    twiceDue: 0,
    secondInvitations: 0,
    unreleased: 0,
    slowestMinutes: 0,
  };
  /** One line for each broken promise. */
  readonly complaints: string[] = [];
  readonly #deployment: () => Deployment;
  readonly #arrived: (paper: Paper) => void;
  /** Papers that each reader is owed, with the moment from which. */
  readonly #owed = new Map<ReaderId, Map<PaperId, string>>();
  readonly #mailsOf = new Map<EditionId, Taken[]>();
  readonly #got = new Map<ReaderId, Map<PaperId, Taken>>();
  readonly #dueTimes = new Map<ReaderId, Map<string, EditionId>>();
  readonly #topics = new Map<PaperId, readonly string[]>();
  readonly #invited = new Map<ReaderId, Taken>();
  readonly #agreed = new Set<ReaderId>();

  /** @param arrived Is told of each paper that becomes news. */
  constructor(deployment: () => Deployment, arrived: (paper: Paper) => void = () => {}) {
    this.#deployment = deployment;
    this.#arrived = arrived;
  }

  /** A paper became news: whoever asks for it is owed it from now on. */
  arrived(paper: Paper): void {
    // Matched by nobody until its abstract comes.
    if (paper.abstract === '') return;
    const at = paper.arrival!.at;
    const dump = this.#deployment().ingestion.rows.get(paper.dumpId);
    if (dump?.state === 'held') this.#complain('unreleased', `${paper.id} arrived while ${dump.id} was held`);
    this.#topics.set(paper.id, paper.keywords);
    this.#arrived(paper);
    for (const reader of this.#deployment().readers.rows.values()) {
      if (reader.consent.state === 'left' || reader.consent.state === 'suppressed') continue;
      const asked = reader.interests.some(({ query, addedAt }) => addedAt < at && paper.keywords.includes(query));
      if (!asked || reader.addedAt >= at || this.#got.get(reader.id)?.has(paper.id)) continue;
      entry(this.#owed, reader.id).set(paper.id, at);
    }
  }

  /** Somebody confirmed that they want mails: they need no invitation. */
  agreed(readerId: ReaderId): void {
    this.#agreed.add(readerId);
  }

  /** The mail service took a mail. */
  accepted(mail: Mail, evidenceAt: number): void {
    const taken: Taken = Object.assign(mail, { evidenceAt });
    const { verdict } = this;
    verdict.mails++;
    const before = this.#mailsOf.get(mail.editionId) ?? [];
    this.#mailsOf.set(mail.editionId, [...before, taken]);
    if (before.length === 0) {
      verdict.editions++;
      const minutes = (mail.acceptedAt - Date.parse(mail.body.dueAt)) / 60_000;
      verdict.slowestMinutes = Math.max(verdict.slowestMinutes, minutes);
    } else {
      this.#again(taken, before, `edition ${mail.editionId} was mailed ${before.length + 1} times`);
      if (taken.acceptedAt < before.at(-1)!.acceptedAt + GRACE_MS)
        this.#complain('unexplained', `edition ${mail.editionId} was mailed by two at once`);
    }
    this.#papers(taken, before.length > 0);
    this.#reader(taken);
  }

  /** What must be true at the end of any day. */
  endOfDay(): void {
    const { readers, ledger, library, world } = this.#deployment();
    for (const { id, state, sendBefore } of ledger.rows.values())
      if (state === 'PLANNED' && Date.parse(sendBefore) + ENDED_WITHIN_MS < world.now)
        this.complaints.push(`not ended: the time of edition ${id} was over at ${sendBefore}`);
    for (const [readerId, owed] of this.#owed) {
      const reader = readers.rows.get(readerId);
      if (!reader || reader.consent.state === 'left' || reader.consent.state === 'suppressed') {
        owed.clear();
        continue;
      }
      const open = reader.openEditions.map((id) => ledger.bodies.get(id)).filter((body) => body !== undefined);
      const stillComing = new Set(open.flatMap((body) => (isSent(ledger.rows.get(body.id)) ? [] : papersOf(body))));
      const windowFrom = new Date(Date.parse(reader.watermark) - OVERLAP_MS).toISOString();
      for (const [paperId, at] of owed) {
        if (at > windowFrom || stillComing.has(paperId)) continue;
        // Re-stamped while its window was composed: it comes with the next.
        const paper = library.paper(paperId);
        if (paper?.arrival?.kind === 'revised' && at > (reader.answered?.from ?? '')) continue;
        owed.delete(paperId);
        if (!this.#asks(reader, paperId, at)) continue;
        this.verdict.lost++;
        this.complaints.push(`lost: paper ${paperId} (arrived ${at}) for ${readerId}, watermark ${reader.watermark}`);
      }
    }
  }

  /** At the very end, when everything has had its time: nothing may be owed to anybody who still gets mail. */
  atTheEnd(): void {
    this.endOfDay();
    for (const [readerId, owed] of this.#owed)
      for (const [paperId, at] of owed) {
        const reader = this.#deployment().readers.rows.get(readerId);
        if (reader && at <= reader.watermark && this.#asks(reader, paperId, at)) {
          this.verdict.lost++;
          this.complaints.push(`never came: paper ${paperId} (arrived ${at}) for ${readerId}`);
        }
      }
    this.forgetBefore(Number.POSITIVE_INFINITY);
    for (const { id, state } of this.#deployment().ingestion.unread())
      this.complaints.push(`never read: dump ${id} is ${state}`);
    for (const [id, row] of this.#deployment().ledger.rows)
      if (isUndecided(row)) this.complaints.push(`never decided: edition ${id} is ${row.state}`);
  }

  /** Lets go of what is too old to matter, so that long runs fit into memory. */
  forgetBefore(time: number): void {
    for (const [id, mails] of this.#mailsOf) {
      if (mails.some(({ acceptedAt }) => acceptedAt >= time)) continue;
      this.#mailsOf.delete(id);
      const { recorded } = this.#deployment().ledger;
      for (const { number } of mails) if (!recorded.delete(`m${number}`)) this.verdict.unacknowledged++;
    }
    for (const got of this.#got.values()) for (const [id, mail] of got) if (mail.acceptedAt < time) got.delete(id);
    for (const due of this.#dueTimes.values()) for (const at of due.keys()) if (Date.parse(at) < time) due.delete(at);
  }

  #papers(mail: Taken, again: boolean): void {
    const got = entry(this.#got, mail.readerId);
    const papers = toldIn(mail.body);
    const twice = papers.filter((paper) => isKnown(paper, got.get(paper.id)?.body));
    const unmarked = twice.find(({ carried }) => carried !== 'may have reached you');
    if (unmarked) this.#complain('unexplained', `paper ${unmarked.id} came twice, unmarked, to ${mail.readerId}`);
    const [first] = twice;
    if (first && !again) this.#again(mail, [got.get(first.id)!], `paper ${first.id} came twice to ${mail.readerId}`);
    if (papers.some(({ carried }) => carried)) this.verdict.carriedMails++;
    this.verdict.papersMailed += papers.length;
    for (const { id } of papers) {
      this.#owed.get(mail.readerId)?.delete(id);
      got.set(id, mail);
    }
  }

  /** A second mail is explained when nobody could know of the first: its answer was lost, and so was, or late, its evidence (E4). */
  #again(mail: Taken, before: readonly Taken[], what: string): void {
    this.verdict.secondMails++;
    const known = before.filter(
      (first) =>
        first.evidenceAt <= first.acceptedAt + EVIDENCE_IN_TIME_MS && first.evidenceAt + IN_FLIGHT_MS < mail.acceptedAt,
    );
    if (known.length > 0 && !this.#deployment().wasDisturbed(known[0]!.acceptedAt)) this.#complain('unexplained', what);
  }

  #reader(mail: Taken): void {
    const reader = this.#deployment().readers.rows.get(mail.readerId)!;
    const { consent } = reader;
    const { now } = this.#deployment().world;
    if (mail.acceptedAt > Date.parse(mail.body.sendBefore) + IN_FLIGHT_MS)
      this.#complain('late', `edition ${mail.editionId} at ${new Date(now).toISOString()}`);
    if (consent.state === 'left' && now > Date.parse(consent.at) + IN_FLIGHT_MS)
      this.#complain('unwanted', `${mail.readerId} had left`);
    if (consent.state === 'suppressed' && now > Date.parse(consent.at) + IN_FLIGHT_MS)
      this.#complain('unwanted', `${mail.readerId} was suppressed`);
    const due = entry(this.#dueTimes, mail.readerId);
    const other = due.get(mail.body.dueAt);
    if (other !== undefined && other !== mail.editionId) this.#complain('twiceDue', `${other} and ${mail.editionId}`);
    due.set(mail.body.dueAt, mail.editionId);
    this.#invitation(mail);
  }

  #invitation(mail: Taken): void {
    const first = this.#invited.get(mail.readerId);
    if (!first && !mail.invitation && !this.#agreed.has(mail.readerId))
      this.#complain('unwanted', `${mail.readerId} was mailed without an invitation`);
    if (
      first &&
      mail.invitation &&
      first.acknowledged &&
      first.acceptedAt + EVIDENCE_IN_TIME_MS < mail.acceptedAt &&
      !this.#deployment().wasDisturbed(first.acceptedAt)
    )
      this.#complain('secondInvitations', `${mail.readerId} was invited twice`);
    if (!first) this.#invited.set(mail.readerId, mail);
  }

  /** Whether they still ask for it: what matched an interest that was given up is owed to nobody. */
  #asks(reader: Reader, paperId: PaperId, at: string): boolean {
    return reader.interests.some(({ query, addedAt }) => addedAt < at && this.#topics.get(paperId)?.includes(query));
  }

  #complain(
    kind: 'unexplained' | 'late' | 'unwanted' | 'twiceDue' | 'secondInvitations' | 'unreleased',
    what: string,
  ): void {
    this.verdict[kind]++;
    this.complaints.push(`${kind}: ${what}`);
  }
}

/** What a mail tells of a paper, whether it has a card of its own or stands on that of another which it nearly repeats. */
type Told = Pick<FrozenPaper, 'id' | 'arrival' | 'arrivedAt' | 'carried'>;

function toldIn({ sections }: EditionBody): Told[] {
  const papers = sections.flatMap((section) => section.papers);
  return papers.flatMap((paper) => [
    paper,
    ...(paper.copies ?? []).map(({ id, arrivedAt }) => ({ ...paper, id, arrivedAt })),
  ]);
}

/** Whether a mail before told of this paper; a revision of it is another thing, whichever came first. */
function isKnown({ id, arrival, arrivedAt }: Told, before: EditionBody | undefined): boolean {
  const known = before && toldIn(before).find((paper) => paper.id === id);
  const revision = arrival === 'revised' || known?.arrival === 'revised';
  return known !== undefined && !(revision && known.arrivedAt !== arrivedAt);
}

function papersOf(body: EditionBody | undefined): PaperId[] {
  return body ? toldIn(body).map(({ id }) => id) : [];
}

function isSent(row: { readonly state: string } | undefined): boolean {
  return row?.state === 'SENT';
}

function entry<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<L, V>();
  map.set(key, made);
  return made;
}
