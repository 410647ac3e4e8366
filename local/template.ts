import { readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { CannotRun } from './state.ts';

export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
export const arnOf = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** A resource with every intrinsic function resolved. Its name is the same in every run. */
export interface Resource<Properties> {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: Properties;
}

/** A synthesised stack. Whoever asks for a type's resources says which properties it reads; CDK has checked their shapes. */
export interface Template {
  readonly stackName: string;
  readonly outputs: Readonly<Record<string, string>>;
  all<Properties = object>(type: string): Resource<Properties>[];
  /** The folder that CDK bundled under this object key. */
  assetFolder(objectKey: string): string;
}

/** The kinds that have an ARN: the property that may name them, and the ARN before the name. */
const NAMED: Readonly<Record<string, readonly [nameProperty: string, arn: string]>> = {
  'CloudWatch::Alarm': ['AlarmName', arnOf('cloudwatch', 'alarm:')],
  'DynamoDB::Table': ['TableName', arnOf('dynamodb', 'table/')],
  'Events::Rule': ['Name', arnOf('events', 'rule/')],
  'IAM::Role': ['RoleName', `arn:aws:iam::${ACCOUNT}:role/`],
  'Lambda::Function': ['FunctionName', arnOf('lambda', 'function:')],
  'Logs::LogGroup': ['LogGroupName', arnOf('logs', 'log-group:')],
  'S3::Bucket': ['BucketName', 'arn:aws:s3:::'],
  'SES::ConfigurationSet': ['Name', arnOf('ses', 'configuration-set/')],
  'SES::EmailIdentity': ['EmailIdentity', arnOf('ses', 'identity/')],
  'SNS::Topic': ['TopicName', arnOf('sns', '')],
  'SQS::Queue': ['QueueName', arnOf('sqs', '')],
  'Scheduler::Schedule': ['Name', arnOf('scheduler', 'schedule/default/')],
};
/** The other kinds that are run here, and those that change nothing on one machine (docs/parity.md): the last line. */
const OTHERS = `ApiGatewayV2::Api ApiGatewayV2::Integration ApiGatewayV2::Route ApiGatewayV2::Stage IAM::Policy
  Lambda::EventInvokeConfig Lambda::EventSourceMapping Lambda::Permission SES::ConfigurationSetEventDestination
  SNS::Subscription SNS::TopicPolicy SQS::QueuePolicy
  ApiGatewayV2::ApiMapping ApiGatewayV2::DomainName CDK::Metadata S3::BucketPolicy`.split(/\s+/);

type Raw = Record<string, { Type: string; Properties?: Record<string, unknown> }>;
type Assets = Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>;
type Named = Resource<Record<string, unknown>> & { readonly type: string; readonly attributes: Record<string, string> };

/**
 * Reads the one stack of a cloud assembly (cdk.out).
 * @param origin Where the run answers: queues' addresses and the HTTP API's endpoint begin with it.
 * @throws CannotRun when there is not one, or when it holds what nothing here runs.
 */
export function readTemplate(assembly: string, origin: string): Template {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(assembly, file), 'utf8'));
  const { artifacts } = read('manifest.json') as { artifacts: Record<string, { type: string }> };
  const [stackName = '', ...more] = Object.keys(artifacts).filter((id) => artifacts[id]?.type.endsWith(':stack'));
  if (!stackName || more.length > 0) throw new CannotRun(`${assembly} should hold one stack.`);
  const raw = read(`${stackName}.template.json`) as { Resources: Raw; Outputs?: Record<string, { Value: unknown }> };
  const { files } = read(`${stackName}.assets.json`) as { files: Assets };
  const resources = new Map(
    Object.keys(raw.Resources).map((id) => [id, nameResource(raw.Resources, id, stackName, origin)]),
  );
  const resolve = resolver(stackName, resources);
  const outputs = Object.entries(raw.Outputs ?? {}).map(([key, { Value }]) => [key, String(resolve(Value))]);
  return {
    stackName,
    outputs: Object.fromEntries(outputs),
    all: <Properties>(type: string) =>
      [...resources.values()]
        .filter((resource) => resource.type === type)
        .map((resource) => ({ ...resource, properties: resolve(resource.properties) as Properties })),
    assetFolder(objectKey) {
      const isIt = ({ destinations }: Assets[string]): boolean =>
        Object.values(destinations)[0]?.objectKey === objectKey;
      const asset = Object.values(files).find(isIt);
      if (!asset) throw new CannotRun(`${stackName}.assets.json has no bundle ${objectKey}.`);
      return resolvePath(assembly, asset.source.path);
    },
  };
}

function nameResource(all: Raw, id: string, stackName: string, origin: string): Named {
  const { Type = '', Properties: properties = {} } = all[id] ?? {};
  const type = Type.replace('AWS::', '');
  const [nameProperty = '', arnPrefix] = NAMED[type] ?? [];
  if (!arnPrefix && !OTHERS.includes(type))
    throw new CannotRun(`The template has ${id}, an ${Type}: nothing here runs that kind.`);
  const given = properties[nameProperty] ?? `${stackName}-${id}`;
  if (typeof given !== 'string') throw new CannotRun(`The template computes the name of ${id}: nothing here does.`);
  const name = type === 'S3::Bucket' ? given.toLowerCase() : given;
  const arn = arnPrefix ? arnPrefix + name : name;
  const url = `${origin}/${ACCOUNT}/${name}`;
  const ref = type === 'SNS::Topic' ? arn : type === 'SQS::Queue' ? url : name;
  return { id, type, name, arn, properties, attributes: { ref, Arn: arn, QueueName: name, ApiEndpoint: origin } };
}

/** Resolves the intrinsic functions that CDK writes where there are no parameters, conditions and mappings. */
function resolver(stackName: string, resources: ReadonlyMap<string, Named>): (value: unknown) => unknown {
  const pseudo: Record<string, string> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': 'aws',
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const attribute = (id: string, name: string): string => {
    const resource = resources.get(id);
    // The records that SES and a custom domain would ask for are only printed.
    const value = /^Dkim|^RegionalDomainName$/.test(name) ? `${name}.${resource?.name}` : resource?.attributes[name];
    if (value === undefined) throw new CannotRun(`The template reads ${id} ${name}, which nothing here knows.`);
    return value;
  };
  const intrinsics: Record<string, (argument: never) => unknown> = {
    Ref: (id: string) => (id === 'AWS::NoValue' ? undefined : (pseudo[id] ?? attribute(id, 'ref'))),
    'Fn::GetAtt': ([id, name]: [string, string]) => attribute(id, name),
    'Fn::Join': ([separator, parts]: [string, unknown]) => (resolve(parts) as string[]).join(separator),
    'Fn::Sub': (text: string) => text.replace(/\$\{([^!}]+)\}/g, (_, id) => pseudo[id] ?? attribute(id, 'ref')),
    'Fn::Select': ([index, list]: [number, unknown]) => (resolve(list) as unknown[])[index],
    'Fn::Split': ([separator, text]: [string, unknown]) => (resolve(text) as string).split(separator),
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const [[key, argument] = ['', undefined]] = Object.entries(value);
    const intrinsic = intrinsics[key];
    if (intrinsic) return intrinsic(argument as never);
    if (key.startsWith('Fn::')) throw new CannotRun(`The template uses ${key}, which nothing here resolves.`);
    const resolved = Object.entries(value).map(([name, item]) => [name, resolve(item)]);
    return Object.fromEntries(resolved.filter(([, item]) => item !== undefined));
  };
  return resolve;
}
