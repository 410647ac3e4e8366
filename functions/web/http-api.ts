import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An event of an HTTP API (payload 2.0) as a request. */
export function toRequest(event: APIGatewayProxyEventV2): Request {
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const url = `https://${event.requestContext.domainName}${event.rawPath}${query}`;
  const { method } = event.requestContext.http;
  if (event.body === undefined || method === 'GET' || method === 'HEAD') return new Request(url, { method });
  return new Request(url, { method, body: Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8') });
}

/** A page as an HTTP API wants it. */
export async function toResult(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
