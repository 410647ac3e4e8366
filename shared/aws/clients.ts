import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** What reaches a service from outside a function: the CLI's target. A function needs none of it: its environment says region, role and, in a local run, AWS_ENDPOINT_URL. */
export interface ClientConfig {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const CONNECT_TIMEOUT_MS = 3_000;
/** Requests in flight over kept-alive connections; ingest writes with 16, compose reads beside them. */
const SOCKETS = 64;

/** Every client is built here but the one of SES, whose calls must not be repeated (mail-service.ts). Connections are kept alive; no call waits for ever. */
export function dynamoDb(config: ClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({ ...config, maxAttempts: 5, requestHandler: handler(10_000) });
}

/**
 * For writes that must not happen late: one attempt, and after its timeout nobody waits for it. A write that the caller gave up may still come to pass, but not
 * later than that.
 */
export function dynamoDbOnce(config: ClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({ ...config, maxAttempts: 1, requestHandler: handler(5_000) });
}

/** Without an idle timeout: a dump that is filed more slowly than it is read stands still at times. */
export function s3(config: ClientConfig = {}): S3Client {
  const elsewhere = config.endpoint ?? process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  return new S3Client({
    ...config,
    // An address of our own has no subdomain for every bucket.
    forcePathStyle: elsewhere !== undefined,
    // Checksums of their own wrap each upload in chunks and each download in a digest; TLS and the ETag are enough here.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 5,
    requestHandler: handler(20_000),
  });
}

export function sqs(config: ClientConfig = {}): SQSClient {
  return new SQSClient({ ...config, maxAttempts: 5, requestHandler: handler(10_000) });
}

/** Nothing tells SNS that a repeated call is the same one: a second attempt may be a second mail to the operator, which is better than none. */
export function sns(config: ClientConfig = {}): SNSClient {
  return new SNSClient({ ...config, maxAttempts: 3, requestHandler: handler(10_000) });
}

function handler(answerTimeoutMs: number): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: answerTimeoutMs,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: true, maxSockets: SOCKETS },
    httpsAgent: { keepAlive: true, maxSockets: SOCKETS },
  });
}
