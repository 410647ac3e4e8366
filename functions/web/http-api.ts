import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An event of an HTTP API (payload 2.0) as a request. No page reads a body, so none is taken over. */
export function toRequest(event: APIGatewayProxyEventV2): Request {
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const url = `https://${event.requestContext.domainName}${event.rawPath}${query}`;
  return new Request(url, { method: event.requestContext.http.method });
}

/** A page as an HTTP API wants it. */
export async function toResult(response: Response): Promise<APIGatewayProxyStructuredResultV2> {
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
