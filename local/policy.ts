import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from './protocol.ts';
import { CannotRun } from './state.ts';
import type { Template } from './template.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Principal?: '*' | Record<string, string | string[]>;
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}
interface PolicyDocument {
  readonly Statement: Statement[];
}
type Context = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Who calls, and what their policy lets them do. */
export interface Caller {
  readonly arn: string;
  /** Whether one action on one resource is allowed; a refusal is recorded. */
  may(action: string, resource: string, context?: Context): boolean;
  /** @throws AwsError AccessDenied, as AWS says it. */
  need(action: string, resource: string, context?: Context): void;
}

export interface Denial {
  readonly who: string;
  readonly action: string;
  readonly resource: string;
}

/** The template's policies: identity policies by role, resource policies by what they stand on. */
export interface Policies {
  /** Everything is allowed to the operator. */
  readonly operator: Caller;
  /** A role, assumed under a session's name (a function's, for a function). */
  assume(roleArn: string, session: string): Caller;
  /** Whether a resource lets an AWS service act on it for the sake of a source (a rule, a topic, an API). A refusal is recorded. */
  serviceMay(service: string, action: string, resource: string, sourceArn: string): boolean;
  readonly denials: readonly Denial[];
}

export function readPolicies(template: Template, logs: string): Policies {
  const denials: Denial[] = [];
  const record = (denial: Denial): void => {
    denials.push(denial);
    appendFileSync(join(logs, 'denied.log'), `${JSON.stringify(denial)}\n`);
  };
  const byRole = identityPolicies(template);
  const onResources = resourcePolicies(template);
  const assume = (roleArn: string, session: string): Caller => {
    const statements = byRole.get(roleArn);
    if (!statements) throw new CannotRun(`The template names the role ${roleArn}, which it does not have.`);
    const arn = `${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${session}`;
    const may = (action: string, resource: string, context: Context = {}): boolean => {
      const allowed = decide(statements, action, resource, context);
      if (!allowed) record({ who: session, action, resource });
      return allowed;
    };
    return {
      arn,
      may,
      need(action, resource, context) {
        if (!may(action, resource, context))
          throw new AwsError(
            'AccessDeniedException',
            `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
            403,
          );
      },
    };
  };
  return {
    operator: { arn: 'arn:aws:iam::000000000000:user/operator', may: () => true, need: () => {} },
    assume,
    serviceMay(service, action, resource, sourceArn) {
      const forService = onResources.filter(
        ({ Principal }) =>
          Principal === '*' ||
          list(Principal?.Service ?? Principal?.AWS).some((name) => name === service || name === '*'),
      );
      const allowed = decide(forService, action, resource, { 'aws:SourceArn': sourceArn });
      if (!allowed) record({ who: `${service} for ${sourceArn}`, action, resource });
      return allowed;
    },
    denials,
  };
}

function identityPolicies(template: Template): Map<string, Statement[]> {
  interface Role {
    readonly Policies?: { readonly PolicyDocument: PolicyDocument }[];
  }
  interface Policy {
    readonly Roles?: string[];
    readonly PolicyDocument: PolicyDocument;
  }
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) => template.all<Policy>(type));
  const roles = template.all<Role>('AWS::IAM::Role').map(({ name, arn, properties }): [string, Statement[]] => {
    const attached = policies.filter(({ properties: { Roles = [] } }) => Roles.includes(name));
    const documents = [...(properties.Policies ?? []), ...attached.map((policy) => policy.properties)];
    return [arn, documents.flatMap(({ PolicyDocument }) => checked(PolicyDocument.Statement))];
  });
  return new Map(roles);
}

function resourcePolicies(template: Template): Statement[] {
  const documents = ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].flatMap((type) =>
    template.all<{ readonly PolicyDocument: PolicyDocument }>(type),
  );
  interface Permission {
    readonly Action: string;
    readonly FunctionName: string;
    readonly Principal: string;
    readonly SourceArn?: string;
  }
  const permissions = template.all<Permission>('AWS::Lambda::Permission').map(
    ({ properties: { Action, FunctionName, Principal, SourceArn } }): Statement => ({
      Effect: 'Allow',
      Action,
      Resource: FunctionName,
      Principal: { Service: Principal },
      ...(SourceArn ? { Condition: { ArnLike: { 'aws:SourceArn': SourceArn } } } : {}),
    }),
  );
  return [...documents.flatMap(({ properties }) => checked(properties.PolicyDocument.Statement)), ...permissions];
}

/** Refuses what would be decided wrongly. */
function checked(statements: Statement[]): Statement[] {
  for (const statement of statements) {
    const odd = Object.keys(statement).find((key) => /^Not/.test(key));
    const operator = Object.keys(statement.Condition ?? {}).find((name) => !CONDITION.test(name));
    if (odd || operator)
      throw new CannotRun(`The template has a policy with ${odd ?? operator}, which nothing here decides.`);
  }
  return statements;
}

function decide(statements: readonly Statement[], action: string, resource: string, context: Context): boolean {
  const full: Context = { 'aws:SecureTransport': 'true', 'aws:SourceAccount': '000000000000', ...context };
  const matching = statements.filter(
    ({ Action, Resource, Condition }) =>
      list(Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
      list(Resource).some((pattern) => matches(pattern, resource)) &&
      Object.entries(Condition ?? {}).every(([operator, keys]) => holds(operator, keys, full)),
  );
  return matching.length > 0 && matching.every(({ Effect }) => Effect === 'Allow');
}

const CONDITION = /^(ForAnyValue:|ForAllValues:)?(String|Arn|Bool)(Not)?(Equals|Like|EqualsIgnoreCase)?(IfExists)?$/;

function holds(operator: string, keys: Record<string, string | string[]>, context: Context): boolean {
  const [, quantifier, family, not, test, ifExists] = CONDITION.exec(operator) ?? [];
  const folded = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(keys).every(([key, wanted]) => {
    const actual = list(folded.get(key.toLowerCase()));
    if (actual.length === 0) return Boolean(ifExists ?? not) || quantifier === 'ForAllValues:';
    const one = (value: string): boolean =>
      list(wanted).some((pattern) => {
        if (family === 'Arn' || test === 'Like') return matches(pattern, value);
        return family === 'Bool' || test === 'EqualsIgnoreCase'
          ? pattern.toLowerCase() === value.toLowerCase()
          : pattern === value;
      }) !== Boolean(not);
    return quantifier === 'ForAnyValue:' ? actual.some(one) : actual.every(one);
  });
}

/** IAM's wildcards: `*` any text, `?` one character. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
