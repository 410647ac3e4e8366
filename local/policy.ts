import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from './protocol.ts';
import { CannotRun } from './state.ts';
import { ACCOUNT, type Template } from './template.ts';

type OneOrMany = string | readonly string[];
type Context = Readonly<Record<string, OneOrMany>>;
interface Statement {
  readonly Effect: string;
  readonly Action: OneOrMany;
  readonly Resource: OneOrMany;
  readonly Principal?: string | { readonly Service?: OneOrMany; readonly AWS?: OneOrMany };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;
}
type Holder = { PolicyDocument: { Statement: Statement[] } };

/** Who calls. */
export interface Caller {
  readonly arn: string;
  /** Whether their policy allows one action on one resource; a refusal is recorded. */
  may(action: string, resource: string, context?: Context): boolean;
  /** @throws AwsError AccessDenied, as AWS says it. */
  need(action: string, resource: string, context?: Context): void;
}

/** The template's policies. */
export interface Policies {
  /** Everything is allowed to the operator. */
  readonly operator: Caller;
  /** A role under a session's name (the function's, for a function). */
  assume(roleArn: string, session: string): Caller;
  /** Whether a resource's own policy lets an AWS service act on it for a source: a rule, a topic, an API. A refusal is recorded. */
  serviceMay(service: string, action: string, resource: string, sourceArn: string): boolean;
  readonly denials: readonly string[];
}

export function readPolicies(template: Template, logs: string): Policies {
  const denials: string[] = [];
  const record = (allowed: boolean, who: string, action: string, resource: string): boolean => {
    const denial = `${who}: ${action} on ${resource}`;
    if (!allowed && denials.push(denial)) appendFileSync(join(logs, 'denied.log'), `${denial}\n`);
    return allowed;
  };
  const named = (who: string, arn: string, allows: Caller['may']): Caller => {
    const may: Caller['may'] = (action, resource, context) =>
      record(allows(action, resource, context), who, action, resource);
    const need: Caller['need'] = (action, resource, context) => {
      const message = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
      if (!may(action, resource, context)) throw new AwsError('AccessDeniedException', message, 403);
    };
    return { arn, may, need };
  };
  const attached = template.all<Holder & { Roles: string[] }>('IAM::Policy');
  const roles = template
    .all<{ Policies?: Holder[] }>('IAM::Role')
    .map(({ name, arn, properties: { Policies = [] } }) => {
      const holders = [
        ...Policies,
        ...attached.map((policy) => policy.properties).filter(({ Roles }) => Roles.includes(name)),
      ];
      return [arn, checked(holders)] as const;
    });
  const byRole = new Map(roles);
  const onResources = [
    ...checked(
      [...template.all<Holder>('SQS::QueuePolicy'), ...template.all<Holder>('SNS::TopicPolicy')].map(
        ({ properties }) => properties,
      ),
    ),
    ...permissions(template),
  ];
  return {
    operator: named('operator', `arn:aws:iam::${ACCOUNT}:user/operator`, () => true),
    assume: (roleArn, session) =>
      named(session, `${roleArn.replace(':iam:', ':sts:').replace('role', 'assumed-role')}/${session}`, (...asked) =>
        decide(byRole.get(roleArn) ?? [], ...asked),
      ),
    serviceMay(service, action, resource, sourceArn) {
      const meant = onResources.filter(
        ({ Principal: who }) =>
          typeof who === 'string' || [who?.Service, who?.AWS].flat().some((name) => name === service || name === '*'),
      );
      return record(
        decide(meant, action, resource, { 'aws:SourceArn': sourceArn }),
        `${service} for ${sourceArn}`,
        action,
        resource,
      );
    },
    denials,
  };
}

function permissions(template: Template): Statement[] {
  type Permission = { Action: string; FunctionName: string; Principal: string; SourceArn: string };
  return template
    .all<Permission>('Lambda::Permission')
    .map(({ properties: { Action, FunctionName: Resource, Principal: Service, SourceArn } }) => ({
      Effect: 'Allow',
      Action,
      Resource,
      Principal: { Service },
      Condition: { ArnLike: { 'aws:SourceArn': SourceArn } },
    }));
}

const OPERATOR = /^(String|Arn|Bool)(Not)?(Equals|Like)?$/;

/** The statements, if all of them can be decided here. */
function checked(holders: readonly Holder[]): Statement[] {
  const statements = holders.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  for (const statement of statements) {
    const words = [
      ...Object.keys(statement).filter((key) => key.startsWith('Not')),
      ...Object.keys(statement.Condition ?? {}).filter((key) => !OPERATOR.test(key)),
    ];
    if (words.length > 0) throw new CannotRun(`The template has a policy with ${words}, which nothing here decides.`);
  }
  return statements;
}

function decide(statements: readonly Statement[], action: string, resource: string, context: Context = {}): boolean {
  const full = { 'aws:SecureTransport': 'true', 'aws:SourceAccount': ACCOUNT, ...context };
  const matching = statements.filter(
    ({ Action, Resource, Condition = {} }) =>
      fits(Action, action) && fits(Resource, resource) && Object.entries(Condition).every((one) => holds(...one, full)),
  );
  return matching.length > 0 && matching.every(({ Effect }) => Effect === 'Allow');
}

function holds(operator: string, keys: Readonly<Record<string, OneOrMany>>, context: Context): boolean {
  const [, , not, test] = OPERATOR.exec(operator) ?? [];
  const one = (wanted: OneOrMany, value: string): boolean =>
    test === 'Equals' ? [wanted].flat().includes(value) : fits(wanted, value);
  return Object.entries(keys).every(([key, wanted]) => {
    const name = Object.keys(context).find((known) => known.toLowerCase() === key.toLowerCase()) ?? '';
    const actual = [context[name] ?? []].flat();
    return actual.length === 0 ? Boolean(not) : actual.every((value) => one(wanted, value) !== Boolean(not));
  });
}

/** IAM's wildcards: `*` any text, `?` one character. */
function fits(patterns: OneOrMany, value: string): boolean {
  const source = (pattern: string): string =>
    pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
  return [patterns].flat().some((pattern) => new RegExp(`^${source(pattern)}$`, 's').test(value));
}
