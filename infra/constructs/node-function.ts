import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ENV } from '../../shared/names.ts';

/** Environment variables by their names in `ENV`. */
type Environment = Partial<Record<(typeof ENV)[keyof typeof ENV], string>>;

export interface NodeFunctionProps {
  /** Folder with the bundle, `index.js` in it. */
  readonly bundle: string;
  /** One sentence for the console. */
  readonly description: string;
  /** Lambda gives CPU by memory: 1,769 MB are one core. */
  readonly memoryMb: number;
  readonly timeout: Duration;
  /** More options of Node. @default none */
  readonly nodeOptions?: string;
  readonly environment: Environment;
  /** The function hands work on through its own queue, bounded by its own count of hops. @default false */
  readonly callsItself?: boolean;
}

/** A Lambda function on Node 24 with a role and a log group of its own, which may do nothing until `may` says so. */
export class NodeFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new LambdaFunction(this, 'Handler', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundle),
      handler: 'index.handler',
      memorySize: props.memoryMb,
      timeout: props.timeout,
      environment: {
        NODE_OPTIONS: ['--enable-source-maps', props.nodeOptions ?? []].flat().join(' '),
        ...props.environment,
      },
      recursiveLoop: props.callsItself ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE,
      role,
      logGroup,
    });
    this.may(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
  }

  /**
   * Allows exactly these actions on exactly these ARNs.
   * @param conditions as in an IAM policy, by operator and key
   */
  may(actions: readonly string[], resources: readonly string[], conditions: Record<string, unknown> = {}): void {
    this.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [...resources],
        conditions,
      }),
    );
  }
}
