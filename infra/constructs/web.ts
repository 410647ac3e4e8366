import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENV, METRIC, PREFIX } from '../../shared/names.ts';
import type { Settings } from '../config.ts';
import { NodeFunction } from './node-function.ts';
import type { Send } from './send.ts';
import type { StepProps } from './step.ts';
import { metricOf } from './watch.ts';

/** What the access log says of a request. Never the path: it holds a reader's token. Never who asked. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/** Routes of the pages that mails link to, so that the access log can tell them apart; everything else goes by `$default`. */
const ROUTES = [
  HttpRouteKey.with('/u/{token}', HttpMethod.GET),
  HttpRouteKey.with('/u/{token}', HttpMethod.POST),
  HttpRouteKey.with('/e/{token}', HttpMethod.GET),
  HttpRouteKey.with('/s/{token}', HttpMethod.GET),
  HttpRouteKey.with('/s/{token}', HttpMethod.POST),
  HttpRouteKey.DEFAULT,
];

/** And where people may subscribe by themselves. */
const SUBSCRIPTION_ROUTES = [
  HttpRouteKey.with('/subscribe', HttpMethod.GET),
  HttpRouteKey.with('/subscribe', HttpMethod.POST),
  HttpRouteKey.with('/c/{token}', HttpMethod.GET),
  HttpRouteKey.with('/c/{token}', HttpMethod.POST),
];

/** Web: a person leaves, reads an edition, subscribes, steers. */
export class Web extends Construct {
  /** `https://` and a host, no slash at the end. */
  readonly origin: string;
  /** What the operator has to enter in the DNS of the web domain, a line a record. */
  readonly dnsRecords: readonly string[];
  /** Address of the page where people subscribe by themselves, where they may. */
  readonly subscribePage: string | undefined;
  private readonly function: NodeFunction;

  constructor(scope: Construct, id: string, { settings, bundle, drop, library, watch }: StepProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Pages of Offprint' });
    const stage = this.stageOf(api);
    this.dnsRecords = this.answerAtDomain(settings, stage);
    this.origin = settings.webDomain ? `https://${settings.webDomain}` : api.apiEndpoint;

    const isOpen = settings.subscription === 'open';
    this.subscribePage = isOpen ? `${this.origin}/subscribe` : undefined;

    this.function = new NodeFunction(this, 'Function', {
      bundle,
      description: 'The pages: leave, read an edition, subscribe, steer',
      memoryMb: 512,
      timeout: Duration.seconds(10),
      environment: {
        [ENV.readersTable]: library.readers.tableName,
        [ENV.bucket]: drop.bucket.bucketName,
        [ENV.operatorAddress]: settings.operatorAddress,
        [ENV.webOrigin]: this.origin,
        [ENV.subscription]: settings.subscription,
      },
    });
    const fn = this.function;
    const integration = new HttpLambdaIntegration('Integration', fn.lambda, { scopePermissionToRoute: false });
    for (const routeKey of isOpen ? [...ROUTES, ...SUBSCRIPTION_ROUTES] : ROUTES) {
      new HttpRoute(this, routeKey.key, { httpApi: api, routeKey, integration, authorizer: new HttpNoneAuthorizer() });
    }

    fn.may(['dynamodb:GetItem', 'dynamodb:PutItem'], [library.readers.tableArn]);
    drop.letRead(fn, PREFIX.editions);

    watch.alarm('web', 'errors', {
      userNotices: 'Pages do not open; somebody who wants to leave cannot.',
      metric: api.metricServerError({ statistic: Stats.SUM, period: Duration.minutes(5) }),
      atLeast: 5,
    });
    if (!isOpen) return;
    fn.may(['dynamodb:UpdateItem'], [library.readers.tableArn]);
    watch.alarm('web', 'askers-turned-away', {
      userNotices: 'Nobody can subscribe by themselves until tomorrow.',
      metric: metricOf(fn, METRIC.askersTurnedAway),
      atLeast: 1,
    });
  }

  /** Whoever subscribes by themselves is mailed by the send step, to confirm. */
  asks(send: Send): void {
    this.function.lambda.addEnvironment(ENV.sendQueueUrl, send.queue.queueUrl);
    if (this.subscribePage) this.function.may(['sqs:SendMessage'], [send.queue.queueArn]);
  }

  private stageOf(httpApi: HttpApi): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      // Link scanners open every link of every mail within minutes; beyond this they get 429 and people's programs try again.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
  }

  /** Puts the API behind the web domain, where one is set. Returns the DNS records that it takes. */
  private answerAtDomain({ webDomain, webCertificateArn }: Settings, stage: HttpStage): string[] {
    if (!webDomain || !webCertificateArn) return [];
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', webCertificateArn);
    const domainName = new DomainName(this, 'Domain', { domainName: webDomain, certificate });
    new ApiMapping(this, 'Mapping', { api: stage.api, domainName, stage });
    return [`${webDomain} CNAME ${domainName.regionalDomainName}`];
  }
}
