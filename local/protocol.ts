import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Caller } from './policy.ts';

/** An error as the SDK's clients know it by name. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** A signed request. */
export interface Call {
  readonly caller: Caller;
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly stream: Readable;
}

/** A call of a protocol whose body is small and says what to do. */
export interface NamedCall extends Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string | Buffer | Readable;
}

/** A service by the protocol it speaks. `json` and `rest` answer with what becomes JSON, `query` with the inside of its result's XML. */
export interface JsonService {
  readonly protocol: 'json' | 'rest';
  handle(call: NamedCall): unknown;
}
export interface QueryService {
  readonly protocol: 'query';
  handle(call: NamedCall): string;
}
export interface S3Service {
  readonly protocol: 's3';
  handle(call: Call): Promise<Reply>;
}
export type Service = JsonService | QueryService | S3Service;

/** Text inside XML. Carriage returns as references, or the parser makes line feeds of them. */
export function xml(text: string | number): string {
  return String(text).replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
