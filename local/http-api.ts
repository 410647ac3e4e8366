import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Base } from './base.ts';
import { readBody } from './gateway.ts';
import type { Functions } from './lambda.ts';
import type { Metrics } from './metrics.ts';
import type { Reply } from './protocol.ts';
import { ACCOUNT, arnOf } from './template.ts';

type Text = { statusCode?: number; body?: string; isBase64Encoded?: boolean };
type Answer = Text & { headers?: Record<string, string>; cookies?: string[] };
type Route = Record<'RouteKey' | 'Target', string>;

/** Bodies that API Gateway hands on as text; all others, forms too, come in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml))/;

/** The template's HTTP API, in payload format 2.0. */
export function createHttpApi({ template, policies, clock }: Base, functions: Functions, metrics: Metrics) {
  const apiId = template.all('ApiGatewayV2::Api')[0]?.name ?? '';
  const integrations = template.all<{ IntegrationUri: string }>('ApiGatewayV2::Integration');
  const routes = template.all<Route>('ApiGatewayV2::Route').map(({ properties: { RouteKey: key, Target } }) => {
    const integration = integrations.find(({ name }) => Target.endsWith(`/${name}`));
    const path = key
      .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
      .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')
      .replace(/^ANY/, '\\w+');
    const pattern = new RegExp(`^${key === '$default' ? '.*' : path}$`);
    return { key, pattern, target: functions.find(integration?.properties.IntegrationUri ?? '') };
  });
  // Those with fewer parameters first, $default last.
  const rank = ({ key }: { key: string }): number => (key === '$default' ? 99 : key.split('{').length);
  routes.sort((a, b) => rank(a) - rank(b));

  return async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://local');
    const { method = 'GET' } = request;
    const route = routes.find(({ pattern }) => pattern.test(`${method} ${pathname}`));
    if (!route) return failure(404, 'Not Found');
    const { key: routeKey, target } = route;
    const source = arnOf('execute-api', `${apiId}/$default/${method}${pathname}`);
    if (!policies.serviceMay('apigateway.amazonaws.com', 'lambda:InvokeFunction', target.arn, source))
      return failure(500, 'Internal Server Error');
    const body = await readBody(request);
    const given = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    const { cookie = '', ...headers } = Object.fromEntries(given) as Record<string, string>;
    const isText = TEXT.test(headers['content-type'] ?? '');
    const http = { method, path: pathname, sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' };
    const about = { accountId: ACCOUNT, apiId, requestId: randomUUID(), stage: '$default', timeEpoch: clock.now() };
    const queries = [...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join()]);
    const event = {
      ...{ version: '2.0', routeKey, rawPath: decodeURIComponent(pathname), rawQueryString: search.slice(1), headers },
      ...(cookie && { cookies: cookie.split('; ') }),
      ...(search && { queryStringParameters: Object.fromEntries(queries) }),
      pathParameters: { ...route.pattern.exec(`${method} ${pathname}`)?.groups },
      requestContext: { ...about, routeKey, http: { ...http, protocol: 'HTTP/1.1' }, domainName: headers.host },
      ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
      isBase64Encoded: body.length > 0 && !isText,
    };
    try {
      return replyOf((await target.invoke(event)) as Answer | null);
    } catch {
      metrics.count('AWS/ApiGateway', '5xx', { ApiId: apiId }, 1);
      return failure(500, 'Internal Server Error');
    }
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

function failure(status: number, message: string): Reply {
  return { status, headers: JSON_TYPE, body: JSON.stringify({ message }) };
}

function replyOf(answer: Answer | null): Reply {
  if (!answer?.statusCode) return { status: 200, headers: JSON_TYPE, body: JSON.stringify(answer) };
  const { statusCode: status, cookies, body = '', isBase64Encoded } = answer;
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const more = { ...Object.fromEntries(headers), ...(cookies && { 'set-cookie': cookies }) };
  return { status, headers: { ...JSON_TYPE, ...more }, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
}
