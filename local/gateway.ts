import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from './clock.ts';
import type { Caller } from './policy.ts';
import { AwsError, type Call, type NamedCall, type Reply, type Service, xml } from './protocol.ts';

const SIGNED = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;
/** Of bodies that are held in memory. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Answers one signed request: the credential scope names the service, the access key the caller. The signature itself is not checked.
 * @returns false when the request carries no signature.
 */
export async function answerSigned(
  request: IncomingMessage,
  response: ServerResponse,
  services: Readonly<Record<string, Service>>,
  callers: ReadonlyMap<string, Caller>,
  clock: Clock,
): Promise<boolean> {
  const [, key = '', scope = ''] = SIGNED.exec(request.headers.authorization ?? '') ?? [];
  if (!key) return false;
  const service = services[scope];
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
  let reply: Reply;
  try {
    const caller = callers.get(key);
    if (!caller)
      throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
    if (!service) throw new AwsError('UnknownOperationException', `The local run has no ${scope}.`, 501);
    const call = {
      caller,
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      stream: request,
    };
    reply = await answer(service, call);
  } catch (error) {
    if (!(error instanceof AwsError)) console.error(`${scope} ${request.method} ${pathname}:`, error);
    const known = error instanceof AwsError ? error : new AwsError('InternalFailure', (error as Error).message, 500);
    reply = refusal(service?.protocol ?? 'rest', known);
  }
  await write(response, {
    ...reply,
    headers: { 'x-amzn-requestid': randomUUID(), ...reply.headers, date: new Date(clock.now()).toUTCString() },
  });
  return true;
}

async function answer(service: Service, call: Call): Promise<Reply> {
  if (service.protocol === 's3') return service.handle(call);
  const body = await readBody(call.stream);
  const named = nameCall(service.protocol, call, body.toString());
  const result = await service.handle(named);
  if (service.protocol === 'query')
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: `<${named.operation}Response><${named.operation}Result>${result}</${named.operation}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${named.operation}Response>`,
    };
  return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(result ?? {}) };
}

function nameCall(protocol: 'json' | 'rest' | 'query', call: Call, body: string): NamedCall {
  if (protocol === 'query') {
    const input = Object.fromEntries(new URLSearchParams(body));
    return { ...call, operation: input.Action ?? '', input };
  }
  let input: Record<string, unknown>;
  try {
    input = JSON.parse(body || '{}') as Record<string, unknown>;
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON.');
  }
  const target = String(call.headers['x-amz-target'] ?? '').split('.')[1];
  return { ...call, operation: target ?? `${call.method} ${call.path}`, input };
}

function refusal(protocol: Service['protocol'], { code, message, status, details }: AwsError): Reply {
  if (protocol === 's3') {
    const denied = code === 'AccessDeniedException' ? 'AccessDenied' : code;
    const extra = Object.entries(details).map(([name, value]) => `<${name}>${xml(String(value))}</${name}>`);
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${denied}</Code><Message>${xml(message)}</Message>${extra.join('')}</Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body };
  }
  if (protocol === 'query')
    return {
      status,
      headers: { 'content-type': 'text/xml' },
      body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code === 'AccessDeniedException' ? 'AccessDenied' : code}</Code><Message>${xml(message)}</Message></Error></ErrorResponse>`,
    };
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message, ...details }),
  };
}

/** The whole body. @throws AwsError when it is larger than any service takes. */
export async function readBody(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new AwsError('RequestEntityTooLarge', 'The request is too large.', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function write(response: ServerResponse, { status, headers = {}, body }: Reply): Promise<void> {
  response.writeHead(status, headers);
  if (!(body instanceof Readable)) {
    response.end(body);
    return;
  }
  // A client that goes away in the middle of a download is no fault of ours.
  await pipeline(body, response).catch(() => {});
}
