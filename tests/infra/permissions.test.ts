import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as s3 from '@aws-sdk/client-s3';
import * as ses from '@aws-sdk/client-sesv2';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIX } from '../../shared/names.ts';
import { resourcesOf, spelled, type Template, templateWith } from '../fixtures/synthesised.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
interface Policy {
  readonly Roles: readonly unknown[];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

/** Verbs of IAM are names of calls, but for these: some services are not called by name, and some verbs cover a variant of a call. */
const CALLS: Readonly<Record<string, object>> = { dynamodb, s3, ses, sns, sqs };
const VERBS_WITHOUT_A_CALL = [
  'lambda:InvokeFunction',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  's3:GetObjectVersion',
  's3:ListBucket',
];

let template: Template;
let statements: { readonly role: string; readonly statement: Statement }[];

beforeAll(() => {
  template = templateWith();
  statements = [...resourcesOf<Policy>(template, 'AWS::IAM::Policy').values()].flatMap(({ Roles, PolicyDocument }) =>
    PolicyDocument.Statement.map((statement) => ({ role: spelled(Roles[0]), statement })),
  );
});

describe('permissions', () => {
  it('name verbs that exist, none with a wildcard', () => {
    const verbs = new Set(statements.flatMap(({ statement }) => actionsOf(statement)));
    const unknown = [...verbs].filter((verb) => !VERBS_WITHOUT_A_CALL.includes(verb) && !isCall(verb));
    expect(verbs.size).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  it('never let a function scan a table or delete anything but its messages', () => {
    const tooMuch = statements
      .flatMap(({ statement }) => actionsOf(statement))
      .filter((verb) => /Scan|Delete|PartiQL/.test(verb) && verb !== 'sqs:DeleteMessage');
    expect(tooMuch).toEqual([]);
  });

  it('hold for resources of this stack, with a wildcard only for the objects below a prefix and the identities of SES', () => {
    const prefixes = Object.values(PREFIX).map((prefix) => `/${prefix}*`);
    const wide = statements
      .flatMap(({ statement }) => resourcesOfStatement(statement))
      .filter((arn) => arn.includes('*'))
      .filter((arn) => !prefixes.some((prefix) => arn.endsWith(`.Arn${prefix}`)) && !arn.endsWith(':identity/*'));
    expect(wide).toEqual([]);
  });

  it('name only indexes that their table has', () => {
    const named = statements
      .flatMap(({ statement }) => resourcesOfStatement(statement))
      .filter((arn) => arn.includes('/index/'));
    const existing = [
      ...resourcesOf<{ GlobalSecondaryIndexes: { IndexName: string }[] }>(template, 'AWS::DynamoDB::Table'),
    ].flatMap(([table, { GlobalSecondaryIndexes }]) =>
      GlobalSecondaryIndexes.map(({ IndexName }) => `${table}.Arn/index/${IndexName}`),
    );
    expect(existing).toEqual(expect.arrayContaining(named));
    expect(named.length).toBeGreaterThan(0);
  });

  it('are given to a role that one function alone has', () => {
    const roles = [...resourcesOf<{ Role: unknown }>(template, 'AWS::Lambda::Function').values()].map(({ Role }) =>
      spelled(Role),
    );
    expect(new Set(roles).size).toBe(roles.length);
  });

  it('let the sender mail in whichever case SES names the address: IAM compares letter by letter', () => {
    const own = resourcesOf<{ PolicyDocument: object }>(
      templateWith({ sender: 'Me <Me@Example.org>' }),
      'AWS::IAM::Policy',
    );
    expect(JSON.stringify([...own.values()])).toContain('{"ses:FromAddress":["Me@Example.org","me@example.org"]}');
  });

  it('come from no managed policy', () => {
    const roles = [...resourcesOf<{ ManagedPolicyArns?: unknown }>(template, 'AWS::IAM::Role').values()];
    expect(roles.filter(({ ManagedPolicyArns }) => ManagedPolicyArns)).toEqual([]);
  });

  it('let the send step alone mail, by the configuration set, as the one sender', () => {
    const mailing = statements.filter(({ statement }) => actionsOf(statement).some((verb) => verb.startsWith('ses:')));
    expect(mailing).toHaveLength(1);
    const [{ role, statement }] = mailing as [(typeof mailing)[0]];
    expect(role).toMatch(/^SendFunctionRole/);
    expect(statement.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'digest@offprint.example' } });
    expect(resourcesOfStatement(statement).map((arn) => arn.replace(/.*:/, ''))).toEqual([
      expect.stringMatching(/^configuration-set\/SendConfigurationSet/),
      'identity/*',
    ]);
  });
});

function actionsOf({ Action }: Statement): readonly string[] {
  return typeof Action === 'string' ? [Action] : Action;
}

function resourcesOfStatement({ Resource }: Statement): string[] {
  return (Array.isArray(Resource) ? Resource : [Resource]).map(spelled);
}

function isCall(verb: string): boolean {
  const [service, call] = verb.split(':') as [string, string];
  return `${call}Command` in (CALLS[service] ?? {});
}
