import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Metrics } from './alarms.ts';
import type { Clock } from './clock.ts';
import { readBody } from './gateway.ts';
import type { Functions } from './lambda.ts';
import type { Policies } from './policy.ts';
import type { Reply } from './protocol.ts';
import { ACCOUNT, arnOf, type Template } from './template.ts';

interface Answer {
  readonly statusCode?: number;
  readonly headers?: Record<string, string>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** Bodies that API Gateway hands on as text; all others, forms too, come in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))/;
const TIMEOUT_MS = 30_000;

/** The template's HTTP API (payload format 2.0). */
export function createHttpApi(
  template: Template,
  functions: Functions,
  policies: Policies,
  metrics: Metrics,
  clock: Clock,
): (request: IncomingMessage) => Promise<Reply> {
  const [api] = template.all('AWS::ApiGatewayV2::Api');
  const integrations = new Map(
    template
      .all<{ readonly IntegrationUri: string }>('AWS::ApiGatewayV2::Integration')
      .map(({ name, properties }) => [name, properties.IntegrationUri]),
  );
  const routes = template
    .all<{ readonly RouteKey: string; readonly Target: string }>('AWS::ApiGatewayV2::Route')
    .map(({ properties: { RouteKey, Target } }) => {
      const [method = '', path = ''] = RouteKey.split(' ');
      const pattern = path
        .replace(/[.+*^$()|[\]\\]/g, '\\$&')
        .replace(/\{(\w+)\\\+\}/g, '(?<$1>.+)')
        .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      const weight = RouteKey === '$default' ? 3 : Number(path.includes('+}')) * 2 + Number(method === 'ANY');
      return {
        key: RouteKey,
        method,
        path: RouteKey === '$default' ? /^/ : new RegExp(`^${pattern}$`),
        target: integrations.get(Target.replace('integrations/', '')) ?? '',
        weight,
      };
    });
  routes.sort((a, b) => a.weight - b.weight);
  const plain = (status: number, message: string): Reply => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });

  return async (request) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://local');
    const method = request.method ?? 'GET';
    const route = routes.find(
      (candidate) =>
        (candidate.weight === 3 || candidate.method === method || candidate.method === 'ANY') &&
        candidate.path.test(pathname),
    );
    if (!api || !route) return plain(404, 'Not Found');
    const target = functions.find(route.target.replace(/^.*functions\/(.*)\/invocations$/, '$1'));
    if (
      !policies.serviceMay(
        'apigateway.amazonaws.com',
        'lambda:InvokeFunction',
        target.arn,
        arnOf('execute-api', `${api.name}/$default/${method}${pathname}`),
      )
    )
      return plain(500, 'Internal Server Error');
    const body = await readBody(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const isText = TEXT.test(headers['content-type'] ?? '');
    const { cookie, ...others } = headers;
    const now = new Date(clock.now());
    const event = {
      version: '2.0',
      routeKey: route.key,
      rawPath: decodeURIComponent(pathname),
      rawQueryString: search.slice(1),
      ...(cookie ? { cookies: cookie.split('; ') } : {}),
      headers: others,
      ...(search
        ? {
            queryStringParameters: Object.fromEntries(
              [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')]),
            ),
          }
        : {}),
      ...(route.path.exec(pathname)?.groups ? { pathParameters: { ...route.path.exec(pathname)?.groups } } : {}),
      requestContext: {
        accountId: ACCOUNT,
        apiId: api.name,
        domainName: headers.host,
        domainPrefix: api.name,
        http: {
          method,
          path: pathname,
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: headers['user-agent'] ?? '',
        },
        requestId: randomUUID(),
        routeKey: route.key,
        stage: '$default',
        time: now.toUTCString(),
        timeEpoch: now.getTime(),
      },
      ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
      isBase64Encoded: body.length > 0 && !isText,
    };
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, TIMEOUT_MS, 'late').unref());
    try {
      const answer = await Promise.race([target.invoke(event), late]);
      return answer === 'late' ? plain(503, 'Service Unavailable') : replyOf(answer as Answer);
    } catch {
      metrics.count('AWS/ApiGateway', '5xx', { ApiId: api.name }, 1);
      return plain(500, 'Internal Server Error');
    }
  };
}

function replyOf(answer: Answer): Reply {
  if (answer?.statusCode === undefined)
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: typeof answer === 'string' ? answer : JSON.stringify(answer),
    };
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = answer;
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...lower(headers),
      ...(cookies.length > 0 ? { 'set-cookie': cookies.join(', ') } : {}),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function lower(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
