import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { type LocalRun, type Resources, startLocal } from '../../fixtures/local/fixture.ts';

type Statement = { Action: string | string[]; Resource: unknown };
const statements = (resources: Resources, policy: string): Statement[] =>
  (resources[policy]!.Properties.PolicyDocument as { Statement: Statement[] }).Statement;
const without = (policy: string, action: string) => (resources: Resources) => {
  const document = resources[policy]!.Properties.PolicyDocument as { Statement: Statement[] };
  document.Statement = document.Statement.filter(({ Action }) => ![Action].flat().includes(action));
};

/** Drops a dump that is also mailed, and opens a page. */
async function use(local: LocalRun) {
  const Bucket = local.cloud.outputs.Bucket;
  await local.clients.s3.send(new PutObjectCommand({ Bucket, Key: 'dumps/a', Body: 'mail reader@example.org' }));
  await local.cloud.settle();
  const page = await fetch(`${local.cloud.url}/page`);
  const { denied, failures, mails, queues } = local.cloud.report();
  return { denied, failures, mails, waiting: queues['Fixture-Work']!.hidden, page: page.status };
}

describe('the template as it is', () => {
  it('does the whole job without a refusal', async () => {
    await using local = await startLocal();
    expect(await use(local)).toEqual({ denied: [], failures: [], mails: 1, waiting: 0, page: 200 });
  });
});

describe('a broken template fails on the laptop, as it would in the account:', () => {
  it.each([
    [
      'a grant on the table',
      'IngestPolicy',
      'dynamodb:PutItem',
      /Fixture-Ingest: dynamodb:PutItem on .*table\/Fixture-Table/,
    ],
    [
      'a grant on the objects',
      'IngestPolicy',
      's3:GetObjectVersion',
      /Fixture-Ingest: s3:GetObjectVersion on .*\/dumps\/a/,
    ],
    ['a grant to send', 'IngestPolicy', 'ses:SendEmail', /Fixture-Ingest: ses:SendEmail on .*identity\/papers.example/],
    ["the rule's way into the queue", 'WorkPolicy', 'sqs:SendMessage', /events.amazonaws.com for .*: sqs:SendMessage/],
    ["the topic's way into the queue", 'EventsPolicy', 'sqs:SendMessage', /sns.amazonaws.com for .*: sqs:SendMessage/],
    ["SES's way into the topic", 'EventsTopicPolicy', 'sns:Publish', /ses.amazonaws.com for .*: sns:Publish/],
    ['a grant on the index', 'WebPolicy', 'dynamodb:Query', /Fixture-Web: dynamodb:Query on .*\/index\/byKind/],
  ])('%s is missing', async (_, policy, action, denial) => {
    await using local = await startLocal(without(policy, action));
    expect((await use(local)).denied).toContainEqual(expect.stringMatching(denial));
  });

  it('a grant is only for another folder', async () => {
    await using local = await startLocal((resources) => {
      const grant = statements(resources, 'IngestPolicy').find(({ Action }) => Action === 's3:GetObjectVersion')!;
      grant.Resource = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/receipts/*']] };
    });
    expect(await use(local)).toMatchObject({ waiting: 1, mails: 0, denied: [expect.stringContaining('/dumps/a')] });
  });

  it('the grant to send is for another sender', async () => {
    await using local = await startLocal((resources) => {
      resources.Ingest!.Properties.Environment = {
        Variables: { ...variables(resources), SENDER: 'me@papers.example' },
      };
    });
    expect((await use(local)).denied).toContainEqual(expect.stringContaining('ses:SendEmail'));
  });

  it('an index has another name', async () => {
    await using local = await startLocal((resources) => {
      (resources.Table!.Properties.GlobalSecondaryIndexes as { IndexName: string }[])[0]!.IndexName = 'byType';
    });
    const { failures, page } = await use(local);
    expect([failures, page]).toEqual([[expect.stringContaining('does not have the specified index: byKind')], 500]);
  });

  it('a handler has another name', async () => {
    await using local = await startLocal((resources) => {
      resources.Ingest!.Properties.Handler = 'index.ingestt';
    });
    const { failures, waiting } = await use(local);
    expect([failures, waiting]).toEqual([[expect.stringContaining('index.ingestt is undefined')], 1]);
  });

  it('a rule has another prefix', async () => {
    await using local = await startLocal((resources) => {
      const { detail } = resources.Dropped!.Properties.EventPattern as { detail: { object: { key: object[] } } };
      detail.object.key = [{ prefix: 'dump/' }];
    });
    expect(await use(local)).toMatchObject({ mails: 0, waiting: 0, denied: [] });
  });

  it('a configuration set has another name', async () => {
    await using local = await startLocal((resources) => {
      resources.Ingest!.Properties.Environment = { Variables: { ...variables(resources), SET: 'other' } };
    });
    expect((await use(local)).mails).toBe(0);
  });

  it.each<[string, (resources: Resources) => void, RegExp]>([
    [
      'has a kind of resource that nothing runs',
      (r) => set(r, 'Odd', { Type: 'AWS::Neptune::DBCluster', Properties: {} }),
      /Odd, an AWS::Neptune::DBCluster/,
    ],
    [
      'has a function that may not take its messages',
      without('IngestPolicy', 'sqs:ReceiveMessage'),
      /lacks sqs:ReceiveMessage/,
    ],
    [
      'has a schedule that may not call',
      (r) => (r.SchedulerRole!.Properties.Policies = []),
      /lacks lambda:InvokeFunction/,
    ],
    [
      'hides messages for less time than its function takes',
      (r) => (r.Work!.Properties.VisibilityTimeout = 1),
      /shows a message again/,
    ],
    [
      'has a schedule that cannot be read',
      (r) => (r.Every5Minutes!.Properties.ScheduleExpression = 'cron(0 7 * *)'),
      /cron\(0 7 \* \*\)/,
    ],
    [
      'has an index on an attribute that is not declared',
      (r) => (r.Table!.Properties.AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }]),
      /DynamoDB refuses/,
    ],
    [
      'reads what is not there',
      (r) => (r.Ingest!.Properties.Role = { 'Fn::GetAtt': ['Nobody', 'Arn'] }),
      /reads Nobody Arn/,
    ],
  ])('it does not start when the template %s', async (_, change, sentence) => {
    await expect(startLocal(change)).rejects.toThrow(sentence);
  });
});

function variables(resources: Resources): object {
  return (resources.Ingest!.Properties.Environment as { Variables: object }).Variables;
}

function set(resources: Resources, id: string, resource: Resources[string]): void {
  resources[id] = resource;
}
