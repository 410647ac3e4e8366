import { describe, expect, it } from 'vitest';
import { PREFIX } from '../../shared/names.ts';
import { resourcesOf, templateWith } from '../fixtures/synthesised.ts';

describe('the drop bucket', () => {
  const template = templateWith();
  const [[id, bucket]] = [...resourcesOf<Record<string, unknown>>(template, 'AWS::S3::Bucket')] as [
    [string, Record<string, unknown>],
  ];

  it('is private, encrypted and versioned, and refuses to be reached without TLS', () => {
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: expect.anything(),
    });
    const [policy] = resourcesOf(template, 'AWS::S3::BucketPolicy').values();
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  it('tells of new objects without a function that nobody wrote', () => {
    expect(bucket.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
    expect(resourcesOf(template, 'AWS::Lambda::Function').size).toBe(5);
    expect(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('Custom::'))).toEqual([]);
  });

  it('wakes ingest for dumps and backfill only: its own receipts would wake it for ever', () => {
    const [rule] = resourcesOf<{ EventPattern: unknown }>(template, 'AWS::Events::Rule').values();
    expect(rule!.EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: {
        bucket: { name: [{ Ref: id }] },
        object: { key: [{ prefix: PREFIX.dumps }, { prefix: PREFIX.backfill }] },
      },
    });
  });

  it('keeps dumps, receipts and editions: links to editions never expire', () => {
    const { Rules } = bucket.LifecycleConfiguration as { Rules: { ExpirationInDays?: number; Prefix?: string }[] };
    const expiring = Rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined).map(({ Prefix }) => Prefix);
    expect(expiring).toEqual([PREFIX.rejects]);
  });
});
