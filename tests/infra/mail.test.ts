import { describe, expect, it } from 'vitest';
import { resourcesOf, spelled, templateWith } from '../fixtures/synthesised.ts';

const DESTINATION = 'AWS::SES::ConfigurationSetEventDestination';

describe('SES', () => {
  it('tells of exactly six events, none of which needs a pixel or a redirect', () => {
    const [destination] = resourcesOf<{ EventDestination: { MatchingEventTypes: string[] } }>(
      templateWith(),
      DESTINATION,
    ).values();
    expect(destination!.EventDestination.MatchingEventTypes.toSorted()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
      'reject',
      'send',
    ]);
  });

  it('brings its events through SNS to the evidence queue as they are', () => {
    const template = templateWith();
    const toQueue = [...resourcesOf<{ Protocol: string }>(template, 'AWS::SNS::Subscription').values()].filter(
      ({ Protocol }) => Protocol === 'sqs',
    );
    expect(toQueue).toHaveLength(1);
    expect(toQueue[0]).toMatchObject({ RawMessageDelivery: true, RedrivePolicy: expect.anything() });
  });

  it('verifies the sender’s domain with DKIM and a MAIL FROM of its own, and says which DNS records that takes', () => {
    const template = templateWith({ sender: 'Papers <digest@Example.org>' });
    const [identity] = resourcesOf<unknown>(template, 'AWS::SES::EmailIdentity').values();
    expect(identity).toMatchObject({
      EmailIdentity: 'example.org',
      MailFromAttributes: { MailFromDomain: 'bounce.example.org' },
    });
    const records = dnsRecordsOf(template);
    expect(records.filter((record) => record.includes(' CNAME '))).toHaveLength(3);
    expect(records).toContain('bounce.example.org MX 10 feedback-smtp.AWS::Region.amazonses.com');
    expect(records).toContain('bounce.example.org TXT "v=spf1 include:amazonses.com ~all"');
    expect(records).toContain('_dmarc.example.org TXT "v=DMARC1; p=none"');
  });

  it('verifies one address where that is asked for, and asks for no DNS', () => {
    const template = templateWith({ sender: 'Papers <me@example.org>', senderIdentity: 'address' });
    const [identity] = resourcesOf<unknown>(template, 'AWS::SES::EmailIdentity').values();
    expect(identity).toMatchObject({ EmailIdentity: 'me@example.org' });
    expect(dnsRecordsOf(template)).toEqual([]);
  });

  it('leaves an identity alone that exists already', () => {
    const template = templateWith({ senderIdentity: 'existing' });
    expect(resourcesOf(template, 'AWS::SES::EmailIdentity').size).toBe(0);
  });
});

function dnsRecordsOf({ Outputs }: ReturnType<typeof templateWith>): string[] {
  const keys = Object.keys(Outputs).filter((key) => key.startsWith('DnsRecord'));
  return keys.map((key) => spelled(Outputs[key]!.Value));
}
