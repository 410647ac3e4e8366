import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PREFIX } from '../../shared/names.ts';
import type { NodeFunction } from './node-function.ts';
import type { WorkQueue } from './work-queue.ts';

type Prefix = (typeof PREFIX)[keyof typeof PREFIX];

/** The bucket: dumps come in here, and what is made of them lies beside them. */
export class Drop extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: { readonly keepData: boolean }) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: props.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [
        { id: 'replaced-versions', noncurrentVersionExpiration: Duration.days(30), expiredObjectDeleteMarker: true },
        { id: 'broken-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
        { id: 'old-rejects', prefix: PREFIX.rejects, expiration: Duration.days(180) },
      ],
    });
    this.announceObjects();
  }

  /** Sends a message for every object that is created under `dumps/` or `backfill/`. */
  announceTo({ queue, deadLetters }: WorkQueue): void {
    new Rule(this, 'Dropped', {
      description: 'A dump was dropped',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [this.bucket.bucketName] },
          object: { key: [{ prefix: PREFIX.dumps }, { prefix: PREFIX.backfill }] },
        },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }

  /**
   * Lets a function read the objects below these prefixes. It may also list the bucket: without that S3 answers 403 and not 404 for an object
   * that is not there.
   */
  letRead(fn: NodeFunction, ...prefixes: readonly Prefix[]): void {
    fn.may(['s3:GetObject'], this.objects(prefixes));
    fn.may(['s3:ListBucket'], [this.bucket.bucketArn]);
  }

  /** Lets a function read exactly the version that it was told of, though the object was replaced since. */
  letReadVersions(fn: NodeFunction, ...prefixes: readonly Prefix[]): void {
    fn.may(['s3:GetObjectVersion'], this.objects(prefixes));
  }

  /** Lets a function write objects below these prefixes. */
  letWrite(fn: NodeFunction, ...prefixes: readonly Prefix[]): void {
    fn.may(['s3:PutObject'], this.objects(prefixes));
  }

  private objects(prefixes: readonly Prefix[]): string[] {
    return prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}*`));
  }

  /** Set on the resource itself: the bucket's own `eventBridgeEnabled` would deploy a hidden function to set it. */
  private announceObjects(): void {
    const resource = this.bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
}
