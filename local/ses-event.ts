import type { Mail, Outcome } from './inbox.ts';
import { ACCOUNT } from './template.ts';

/** An event about a mail as SES publishes it. */
export function sesEvent(mail: Mail, what: Outcome | 'Send', timestamp: string): { eventType: string; mail: object } {
  const { id: messageId, at, from: source, to: destination, subject, configurationSet = '', tags } = mail;
  const sender = { timestamp: at, source, sendingAccountId: ACCOUNT, messageId, destination };
  const headers = mail.headers.map(({ Name: name, Value: value }) => ({ name, value }));
  const commonHeaders = { from: [source], to: destination, messageId, subject };
  const allTags = { 'ses:configuration-set': [configurationSet], ...tags };
  const about = { ...sender, headersTruncated: false, headers, commonHeaders, tags: allTags };
  return { mail: about, ...detail(what, { timestamp, feedbackId: messageId }, destination) };
}

function detail(what: Outcome | 'Send', id: object, recipients: readonly string[]): { eventType: string } & object {
  const each = (more: object): object[] => recipients.map((emailAddress) => ({ emailAddress, ...more }));
  const details = {
    Send: { send: {} },
    Delivery: { delivery: { ...id, recipients, smtpResponse: '250 OK', reportingMTA: 'local' } },
    Complaint: { complaint: { ...id, complainedRecipients: each({}), complaintFeedbackType: 'abuse' } },
    Reject: { reject: { reason: 'Bad content' } },
    Permanent: bounce('General', '5.1.1', 'smtp; 550 no such user'),
    Transient: bounce('MailboxFull', '4.2.2', 'smtp; 452 mailbox full'),
  };
  function bounce(bounceSubType: string, status: string, diagnosticCode: string): object {
    const bouncedRecipients = each({ action: 'failed', status, diagnosticCode });
    return { bounce: { ...id, bounceType: what, bounceSubType, bouncedRecipients } };
  }
  return { eventType: what === 'Permanent' || what === 'Transient' ? 'Bounce' : what, ...details[what] };
}
