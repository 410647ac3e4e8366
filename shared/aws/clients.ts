import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

/** What reaches a service from outside a function: the CLI's target. A function needs none of it. */
export interface ClientConfig {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export const dynamoDb = (config: ClientConfig = {}): DynamoDBClient => new DynamoDBClient(config);
export const s3 = (config: ClientConfig = {}): S3Client => new S3Client(config);
export const sns = (config: ClientConfig = {}): SNSClient => new SNSClient(config);
export const sqs = (config: ClientConfig = {}): SQSClient => new SQSClient(config);
