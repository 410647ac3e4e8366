import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError, type Caller, type Context, type OneOrMany } from './protocol.ts';
import { CannotRun } from './state.ts';
import { ACCOUNT, type Template } from './template.ts';

type Statement = Record<'Action' | 'Resource', OneOrMany> & {
  readonly Effect: string;
  readonly Principal?: string | Readonly<Record<string, OneOrMany>>;
  readonly Condition?: Readonly<Record<string, Context>>;
};
type Holder = { PolicyDocument: { Statement: Statement[] } };
type Permission = Record<'Action' | 'FunctionName' | 'Principal' | 'SourceArn', string>;

/** The template's policies. */
export type Policies = ReturnType<typeof readPolicies>;
export function readPolicies(template: Template, logs: string) {
  const denials: string[] = [];
  const record = (allowed: boolean, denial: string): boolean => {
    if (!allowed && denials.push(denial)) appendFileSync(join(logs, 'denied.log'), `${denial}\n`);
    return allowed;
  };
  const attached = template.all<Holder & { Roles: string[] }>('IAM::Policy').map(({ properties }) => properties);
  const roles = template.all<{ Policies?: Holder[] }>('IAM::Role').map(({ name, arn, properties }) => {
    const own = attached.filter(({ Roles }) => Roles.includes(name));
    return [arn, checked([...(properties.Policies ?? []), ...own])] as const;
  });
  const byRole = new Map(roles);
  const documents = ['SQS::QueuePolicy', 'SNS::TopicPolicy'].flatMap((type) => template.all<Holder>(type));
  const permissions = template.all<Permission>('Lambda::Permission').map(({ properties }): Statement => {
    const { Action, FunctionName: Resource, Principal, SourceArn } = properties;
    const Condition = { ArnLike: { 'aws:SourceArn': SourceArn } };
    return { Effect: 'Allow', Action, Resource, Principal: { Service: Principal }, Condition };
  });
  const onResources = [...checked(documents.map(({ properties }) => properties)), ...permissions];

  const caller = (who: string, arn: string, allows: Caller['may']): Caller => {
    const may: Caller['may'] = (action, resource, context) =>
      record(allows(action, resource, context), `${who}: ${action} on ${resource}`);
    const need: Caller['need'] = (action, resource, context) => {
      const message = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`;
      if (!may(action, resource, context)) throw new AwsError('AccessDeniedException', message, 403);
    };
    return { arn, may, need };
  };
  return {
    denials,
    /** Everything is allowed to the operator. */
    operator: caller('operator', `arn:aws:iam::${ACCOUNT}:user/operator`, () => true),
    /** A role under a session's name: the function's, for a function. */
    assume(roleArn: string, session: string): Caller {
      const statements = byRole.get(roleArn) ?? [];
      const arn = `${roleArn.replace(':iam:', ':sts:').replace('role', 'assumed-role')}/${session}`;
      return caller(session, arn, (...asked) => decide(statements, ...asked));
    },
    /** Whether a resource's own policy lets an AWS service act on it for a source: a rule, a topic, an API. */
    serviceMay(service: string, action: string, resource: string, sourceArn: string): boolean {
      const isMeant = ({ Principal = {} }: Statement): boolean =>
        Principal === '*' || Object.values(Principal).flat().includes(service);
      const allowed = decide(onResources.filter(isMeant), action, resource, { 'aws:SourceArn': sourceArn });
      return record(allowed, `${service} for ${sourceArn}: ${action} on ${resource}`);
    },
  };
}

const OPERATOR = /^(String|Arn|Bool)(Not)?(Equals|Like)?$/;

/** The statements, if all of them can be decided here. */
function checked(holders: readonly Holder[]): Statement[] {
  const statements = holders.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  const words = statements.flatMap((statement) => Object.keys(statement).filter((key) => key.startsWith('Not')));
  const operators = statements.flatMap(({ Condition = {} }) => Object.keys(Condition));
  const odd = [...words, ...operators.filter((name) => !OPERATOR.test(name))];
  if (odd.length > 0) throw new CannotRun(`The template has a policy with ${odd[0]}, which nothing here decides.`);
  return statements;
}

function decide(statements: readonly Statement[], action: string, resource: string, context: Context = {}): boolean {
  const known = { 'aws:SecureTransport': 'true', 'aws:SourceAccount': ACCOUNT, ...context };
  const isAbout = ({ Action, Resource, Condition = {} }: Statement): boolean =>
    fits(Action, action) && fits(Resource, resource) && Object.entries(Condition).every((one) => holds(...one, known));
  const found = statements.filter(isAbout);
  return found.length > 0 && found.every(({ Effect }) => Effect === 'Allow');
}

function holds(operator: string, keys: Context, known: Context): boolean {
  const [, family, not, test] = OPERATOR.exec(operator) ?? [];
  const isExact = family === 'String' && test === 'Equals';
  return Object.entries(keys).every(([key, wanted]) => {
    const name = Object.keys(known).find((one) => one.toLowerCase() === key.toLowerCase()) ?? '';
    const actual = [known[name] ?? []].flat();
    const passes = (value: string): boolean => (isExact ? [wanted].flat().includes(value) : fits(wanted, value));
    return actual.length === 0 ? Boolean(not) : actual.every((value) => passes(value) !== Boolean(not));
  });
}

/** IAM's wildcards: `*` any text, `?` one character. */
function fits(patterns: OneOrMany, value: string): boolean {
  return [patterns].flat().some((pattern) => {
    const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(value);
  });
}
