import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** An error as the SDK's clients know it by its code. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: object;
  constructor(code: string, message: string, status = 400, details: object = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** What a function's handler threw, or that it did not answer in time. */
export class FunctionError extends Error {}

export type OneOrMany = string | readonly string[];
/** What a policy's conditions look at. */
export type Context = Readonly<Record<string, OneOrMany>>;

/** Who calls. */
export interface Caller {
  readonly arn: string;
  /** Whether their policy allows one action on one resource; a refusal is recorded. */
  may(action: string, resource: string, context?: Context): boolean;
  /** @throws AwsError AccessDenied, as AWS says it. */
  need(action: string, resource: string, context?: Context): void;
}

/** A signed request. Of `s3` the body is a stream and the rest empty; the others' small bodies have been read. */
export interface Call {
  readonly caller: Caller;
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly stream: Readable;
  readonly operation: string;
  readonly input: object;
}
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number | string[]>>;
  readonly body?: string | Buffer | Readable;
}

/** A service by the protocol it speaks: `json` answers with what becomes JSON, `query` with the inside of its result's XML. */
interface JsonService {
  readonly protocol: 'json';
  handle(call: Call): unknown;
}
interface QueryService {
  readonly protocol: 'query';
  handle(call: Call): string;
}
interface S3Service {
  readonly protocol: 's3';
  handle(call: Call): Promise<Reply>;
}
export type Service = JsonService | QueryService | S3Service;

/** Text inside XML. Carriage returns as references, or the parser makes line feeds of them. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
