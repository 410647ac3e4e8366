import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsError, type Call, type Caller, escapeXml, FunctionError, type Reply, type Service } from './protocol.ts';

const SIGNED = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Answers a signed request: the credential scope names the service, the access key the caller. The signature is not checked.
 * @returns undefined when there is no signature.
 */
export async function answerSigned(
  request: IncomingMessage,
  services: Readonly<Record<string, Service>>,
  callers: ReadonlyMap<string, Caller>,
): Promise<Reply | undefined> {
  const [, key = '', scope = ''] = SIGNED.exec(request.headers.authorization ?? '') ?? [];
  if (!key) return undefined;
  const service = services[scope];
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://local');
  const { method = 'GET', headers } = request;
  try {
    const caller = callers.get(key);
    if (!caller)
      throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
    if (!service) throw new AwsError('UnknownOperationException', `The local run has no ${scope}.`, 501);
    return await answer(service, { caller, method, path, query, headers, stream: request, operation: '', input: {} });
  } catch (error) {
    if (error instanceof FunctionError) return functionFailed(error);
    if (!(error instanceof AwsError)) console.error(`${scope} ${method} ${path}:`, error);
    const known = error instanceof AwsError ? error : new AwsError('InternalFailure', (error as Error).message, 500);
    return refusal(service?.protocol ?? 'json', known);
  }
}

async function answer(service: Service, call: Call): Promise<Reply> {
  if (service.protocol === 's3') return service.handle(call);
  const body = String(await readBody(call.stream));
  if (service.protocol === 'query') {
    const input = Object.fromEntries(new URLSearchParams(body));
    const operation = input.Action ?? '';
    const result = service.handle({ ...call, operation, input });
    const inside = `<${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: `<${operation}Response>${inside}</${operation}Response>`,
    };
  }
  const operation = String(call.headers['x-amz-target'] ?? `.${call.method} ${call.path}`).split('.')[1] ?? '';
  const result = await service.handle({ ...call, operation, input: JSON.parse(body || '{}') as object });
  return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(result ?? {}) };
}

/** Lambda answers such a call with success. */
function functionFailed({ name, message }: FunctionError): Reply {
  const body = JSON.stringify({ errorType: name, errorMessage: message });
  return { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body };
}

function refusal(protocol: Service['protocol'], { code, message, status, details }: AwsError): Reply {
  if (protocol === 'json') {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code };
    return { status, headers, body: JSON.stringify({ __type: code, message, ...details }) };
  }
  const extra = Object.entries(details).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  const error = `<Error><Code>${code.replace('DeniedException', 'Denied')}</Code><Message>${escapeXml(message)}</Message>${extra.join('')}</Error>`;
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: protocol === 's3' ? error : `<ErrorResponse>${error}</ErrorResponse>`,
  };
}

/** The whole body. @throws AwsError when it is larger than any service takes. */
export async function readBody(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunks.push(chunk) && chunk.length;
    if (size > MAX_BODY_BYTES) throw new AwsError('RequestEntityTooLarge', 'The request is too large.', 413);
  }
  return Buffer.concat(chunks);
}

export async function write(response: ServerResponse, { status, headers = {}, body }: Reply): Promise<void> {
  response.writeHead(status, headers);
  // A client that goes away in the middle of a download is no fault of ours.
  if (body instanceof Readable) await pipeline(body, response).catch(() => {});
  else response.end(body);
}
