import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { toRequest, toResult } from '../../../functions/web/http-api.ts';

function event(method: string, rawPath: string, rawQueryString = ''): APIGatewayProxyEventV2 {
  return {
    rawPath,
    rawQueryString,
    requestContext: { domainName: 'papers.offprint.example', http: { method } },
  } as APIGatewayProxyEventV2;
}

describe('an event of the HTTP API', () => {
  it('is the request that somebody made', () => {
    const request = toRequest(event('POST', '/u/bAprMQo.c2ln'));
    expect([request.method, request.url]).toEqual(['POST', 'https://papers.offprint.example/u/bAprMQo.c2ln']);
    expect(toRequest(event('GET', '/e/x', 'q=Erd%C5%91s+graph')).url).toBe(
      'https://papers.offprint.example/e/x?q=Erd%C5%91s+graph',
    );
  });

  it('is answered with status, headers and page', async () => {
    const page = new Response('<p>论文</p>', { status: 404, headers: { 'Content-Type': 'text/html; charset=UTF-8' } });
    expect(await toResult(page)).toEqual({
      statusCode: 404,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
      body: '<p>论文</p>',
    });
  });
});
