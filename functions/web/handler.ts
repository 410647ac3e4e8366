import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { toRequest, toResult } from './http-api.ts';
import { site } from './site.tsx';
import { wire, wireSubscription } from './wire.ts';

const pages = site(wire(), wireSubscription());

/** A request of the HTTP API in, a page out. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  return toResult(await pages.fetch(toRequest(event)));
}
