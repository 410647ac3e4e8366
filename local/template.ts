import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from './state.ts';

export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

/** A resource with every intrinsic function resolved. */
export interface Resource<Properties> {
  readonly id: string;
  /** Physical name, the same in every run. */
  readonly name: string;
  readonly arn: string;
  readonly properties: Properties;
}

/** A synthesised stack, as the local services read it. */
export interface Template {
  readonly stackName: string;
  /** All resources of a type. The caller names the properties that it reads; CDK has checked their shapes. */
  all<Properties>(type: string): Resource<Properties>[];
  outputs(): Record<string, string>;
  /** The folder that CDK bundled under this object key. */
  assetFolder(objectKey: string): string;
}

interface Kind {
  /** Property that gives the physical name. */
  readonly name?: string;
  readonly arn?: (name: string) => string;
  readonly attributes?: (name: string, origin: string) => Record<string, string>;
  /** Attribute that Ref returns. @default the name */
  readonly ref?: string;
}

export const arnOf = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** Kinds that the local services run. */
const RUN: Record<string, Kind> = {
  'AWS::ApiGatewayV2::Api': {
    arn: (name) => `arn:aws:apigateway:${REGION}::/apis/${name}`,
    attributes: (name, origin) => ({ ApiEndpoint: origin, ApiId: name }),
  },
  'AWS::ApiGatewayV2::Integration': {},
  'AWS::ApiGatewayV2::Route': {},
  'AWS::ApiGatewayV2::Stage': { name: 'StageName' },
  'AWS::CloudWatch::Alarm': { name: 'AlarmName', arn: (name) => arnOf('cloudwatch', `alarm:${name}`) },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: (name) => arnOf('dynamodb', `table/${name}`) },
  'AWS::Events::Rule': { name: 'Name', arn: (name) => arnOf('events', `rule/${name}`) },
  'AWS::IAM::ManagedPolicy': { name: 'ManagedPolicyName', arn: (name) => `arn:aws:iam::${ACCOUNT}:policy/${name}` },
  'AWS::IAM::Policy': { name: 'PolicyName' },
  'AWS::IAM::Role': { name: 'RoleName', arn: (name) => `arn:aws:iam::${ACCOUNT}:role/${name}` },
  'AWS::Lambda::EventSourceMapping': {},
  'AWS::Lambda::Function': { name: 'FunctionName', arn: (name) => arnOf('lambda', `function:${name}`) },
  'AWS::Lambda::Permission': {},
  'AWS::S3::Bucket': {
    name: 'BucketName',
    arn: (name) => `arn:aws:s3:::${name}`,
    attributes: (name) => ({
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
    }),
  },
  'AWS::SES::ConfigurationSet': { name: 'Name', arn: (name) => arnOf('ses', `configuration-set/${name}`) },
  'AWS::SES::ConfigurationSetEventDestination': {},
  'AWS::SES::EmailIdentity': {
    name: 'EmailIdentity',
    arn: (name) => arnOf('ses', `identity/${name}`),
    attributes: (name) =>
      Object.fromEntries(
        [1, 2, 3].flatMap((n) => [
          [`DkimDNSTokenName${n}`, `local${n}._domainkey.${name}`],
          [`DkimDNSTokenValue${n}`, `local${n}.dkim.amazonses.com`],
        ]),
      ),
  },
  'AWS::SNS::Subscription': {},
  'AWS::SNS::Topic': {
    name: 'TopicName',
    arn: (name) => arnOf('sns', name),
    attributes: (name) => ({ TopicArn: arnOf('sns', name), TopicName: name }),
    ref: 'TopicArn',
  },
  'AWS::SNS::TopicPolicy': {},
  'AWS::SQS::Queue': {
    name: 'QueueName',
    arn: (name) => arnOf('sqs', name),
    attributes: (name, origin) => ({ QueueName: name, QueueUrl: `${origin}/${ACCOUNT}/${name}` }),
    ref: 'QueueUrl',
  },
  'AWS::SQS::QueuePolicy': {},
  'AWS::Scheduler::Schedule': { name: 'Name', arn: (name) => arnOf('scheduler', `schedule/default/${name}`) },
};

/** Kinds that change nothing on one machine (docs/parity.md says what that means). */
const INERT: Record<string, Kind> = {
  'AWS::CDK::Metadata': {},
  'AWS::CloudWatch::CompositeAlarm': { name: 'AlarmName', arn: (name) => arnOf('cloudwatch', `alarm:${name}`) },
  'AWS::CloudWatch::Dashboard': {},
  'AWS::Lambda::EventInvokeConfig': {},
  'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: (name) => arnOf('logs', `log-group:${name}:*`) },
  'AWS::Logs::MetricFilter': {},
  'AWS::S3::BucketPolicy': {},
  'AWS::Scheduler::ScheduleGroup': { name: 'Name', arn: (name) => arnOf('scheduler', `schedule-group/${name}`) },
};

interface RawTemplate {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>;
  readonly Outputs?: Record<string, { readonly Value: unknown }>;
}
interface Assembly {
  readonly artifacts: Record<
    string,
    { readonly type: string; readonly properties?: { readonly templateFile?: string } }
  >;
}
interface Assets {
  readonly files?: Record<
    string,
    {
      readonly source: { readonly path: string };
      readonly destinations: Record<string, { readonly objectKey: string }>;
    }
  >;
}

/**
 * Reads the one stack of a cloud assembly (cdk.out).
 * @param origin Where the run answers, `http://127.0.0.1:4080`: queue addresses and the HTTP API's endpoint begin with it.
 * @throws CannotRun when there is none, or when it holds a kind of resource that nothing here runs.
 */
export function readTemplate(assembly: string, origin: string): Template {
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(assembly, file), 'utf8')) as T;
  const stacks = Object.entries(read<Assembly>('manifest.json').artifacts).filter(
    ([, artifact]) => artifact.type === 'aws:cloudformation:stack',
  );
  const [stackName, stack] = stacks[0] ?? [];
  if (!stackName || !stack || stacks.length > 1)
    throw new CannotRun(`${assembly} holds ${stacks.length} stacks; a local run takes one.`);
  const raw = read<RawTemplate>(stack.properties?.templateFile ?? `${stackName}.template.json`);
  const assets = read<Assets>(`${stackName}.assets.json`).files ?? {};
  const resources = nameResources(raw, stackName, origin);
  const resolve = resolver(stackName, resources);
  return {
    stackName,
    all: <Properties>(type: string) =>
      [...resources.values()]
        .filter((resource) => resource.type === type)
        .map(({ id, name, arn, properties }) => ({ id, name, arn, properties: resolve(properties) as Properties })),
    outputs: () =>
      Object.fromEntries(Object.entries(raw.Outputs ?? {}).map(([key, { Value }]) => [key, String(resolve(Value))])),
    assetFolder(objectKey) {
      const asset = Object.values(assets).find(({ destinations }) =>
        Object.values(destinations).some((destination) => destination.objectKey === objectKey),
      );
      if (!asset) throw new CannotRun(`${stackName}.assets.json has no bundle ${objectKey}.`);
      return join(assembly, asset.source.path);
    },
  };
}

interface Named extends Resource<Record<string, unknown>> {
  readonly type: string;
  readonly attributes: Record<string, string>;
  readonly ref: string;
}

function nameResources(raw: RawTemplate, stackName: string, origin: string): Map<string, Named> {
  const named = Object.entries(raw.Resources).map(
    ([id, { Type: type, Properties: properties = {} }]): [string, Named] => {
      const kind = RUN[type] ?? INERT[type];
      if (!kind)
        throw new CannotRun(
          `The template has ${id}, an ${type}: nothing here runs that kind, and it is not listed as inert.`,
        );
      const given = kind.name ? properties[kind.name] : undefined;
      const made = `${stackName}-${id}`;
      const name = typeof given === 'string' ? given : type === 'AWS::S3::Bucket' ? made.toLowerCase() : made;
      const arn = kind.arn?.(name) ?? name;
      const attributes = { Arn: arn, ...kind.attributes?.(name, origin) };
      return [
        id,
        {
          id,
          type,
          name,
          arn,
          properties,
          attributes,
          ref: (attributes as Record<string, string>)[kind.ref ?? ''] ?? name,
        },
      ];
    },
  );
  return new Map(named);
}

/** Resolves CloudFormation's intrinsic functions, those that CDK writes without parameters and mappings. */
function resolver(stackName: string, resources: Map<string, Named>): (value: unknown) => unknown {
  const pseudo: Record<string, string | undefined> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': 'aws',
    'AWS::StackName': stackName,
    'AWS::StackId': arnOf('cloudformation', `stack/${stackName}/local`),
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::NoValue': undefined,
  };
  const known = (id: string): Named => {
    const resource = resources.get(id);
    if (!resource) throw new CannotRun(`The template refers to ${id}, which it does not have.`);
    return resource;
  };
  const ref = (id: string): string | undefined => (id in pseudo ? pseudo[id] : known(id).ref);
  const attribute = (id: string, name: string): string => {
    const value = known(id).attributes[name];
    if (value === undefined) throw new CannotRun(`The template reads ${id}.${name}, which nothing here knows.`);
    return value;
  };
  const substitute = (text: string): string =>
    text.replace(/\$\{([^!}]+)\}/g, (_, name: string) => {
      const [id = '', ...rest] = name.split('.');
      return (rest.length > 0 ? attribute(id, rest.join('.')) : ref(id)) ?? '';
    });
  const intrinsics: Record<string, (argument: never) => unknown> = {
    Ref: ref,
    'Fn::GetAtt': (path: string | [string, string]) => {
      const [id, ...rest] = typeof path === 'string' ? path.split('.') : path;
      return attribute(id ?? '', rest.join('.'));
    },
    'Fn::Join': ([separator, parts]: [string, unknown]) => (resolve(parts) as string[]).join(separator),
    'Fn::Sub': substitute,
    'Fn::Select': ([index, list]: [number, unknown]) => (resolve(list) as unknown[])[index],
    'Fn::Split': ([separator, text]: [string, unknown]) => (resolve(text) as string).split(separator),
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const [[key, argument] = ['', undefined], ...more] = Object.entries(value);
    if (more.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
      const intrinsic = intrinsics[key];
      if (!intrinsic) throw new CannotRun(`The template uses ${key}, which nothing here resolves.`);
      return intrinsic(argument as never);
    }
    const resolved = Object.entries(value).map(([name, item]) => [name, resolve(item)]);
    return Object.fromEntries(resolved.filter(([, item]) => item !== undefined));
  };
  return resolve;
}
