import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { OUTPUT, SUBSCRIBE_OUTPUT } from '../shared/names.ts';
import type { Bundles } from './bundles.ts';
import type { Settings } from './config.ts';
import { Compose } from './constructs/compose.ts';
import { Drop } from './constructs/drop.ts';
import { Evidence } from './constructs/evidence.ts';
import { Ingest } from './constructs/ingest.ts';
import { Library } from './constructs/library.ts';
import { Send } from './constructs/send.ts';
import { Watch } from './constructs/watch.ts';
import { Web } from './constructs/web.ts';

export interface OffprintStackProps {
  readonly settings: Settings;
  readonly bundles: Bundles;
}

/** All of Offprint: a few lines a step, in pipeline order. */
export class OffprintStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundles }: OffprintStackProps) {
    const keepData = settings.stage === 'production';
    super(scope, id, {
      description: 'Offprint: new papers that match what readers care about, by mail',
      terminationProtection: keepData,
    });
    const watch = new Watch(this, 'Watch', { settings });
    const drop = new Drop(this, 'Drop', { keepData });
    const library = new Library(this, 'Library', { keepData });
    const foundation = { settings, drop, library, watch };

    const ingest = new Ingest(this, 'Ingest', { ...foundation, bundle: bundles.ingest });
    const compose = new Compose(this, 'Compose', { ...foundation, bundle: bundles.compose });
    const send = new Send(this, 'Send', { ...foundation, bundle: bundles.send });
    compose.wakes(send);
    const evidence = new Evidence(this, 'Evidence', { ...foundation, bundle: bundles.evidence });
    evidence.hears(send);
    evidence.rings(compose);
    const web = new Web(this, 'Web', { ...foundation, bundle: bundles.web });
    compose.linksTo(web);
    web.asks(send);

    this.tell({
      [OUTPUT.bucket]: drop.bucket.bucketName,
      [OUTPUT.papersTable]: library.papers.tableName,
      [OUTPUT.dumpsTable]: library.dumps.tableName,
      [OUTPUT.readersTable]: library.readers.tableName,
      [OUTPUT.editionsTable]: library.editions.tableName,
      [OUTPUT.ingestQueueUrl]: ingest.queue.queueUrl,
      [OUTPUT.sendQueueUrl]: send.queue.queueUrl,
      [OUTPUT.operatorTopicArn]: watch.operatorTopic.topicArn,
      [OUTPUT.webOrigin]: web.origin,
      [OUTPUT.composeFunction]: compose.function.lambda.functionName,
      [OUTPUT.sender]: settings.sender,
      ...(web.subscribePage && { [SUBSCRIBE_OUTPUT]: web.subscribePage }),
    });
    const dnsRecords = [...send.dnsRecords, ...web.dnsRecords];
    this.tell(Object.fromEntries(dnsRecords.map((record, index) => [`DnsRecord${index + 1}`, record])));
  }

  private tell(outputs: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(outputs)) new CfnOutput(this, key, { key, value });
  }
}
