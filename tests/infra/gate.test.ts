import { App, Validations } from 'aws-cdk-lib';
import { Bucket, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { acknowledgeFindings } from '../../infra/acknowledgements.ts';
import { checkSettings } from '../../infra/config.ts';
import { OffprintStack } from '../../infra/offprint-stack.ts';
import { synthesise } from '../../infra/synthesise.ts';
import { idleBundles } from '../fixtures/synthesised.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';

describe('the template before its two judges', () => {
  it.each([
    ['as it comes', {}],
    ['in another stage', { stage: 'staging' }],
    ['with one verified address', { senderIdentity: 'address' }],
    ['with an identity that is verified already', { senderIdentity: 'existing' }],
    ['with a domain for its pages', { webDomain: 'papers.example.org', webCertificateArn: CERTIFICATE }],
    ['with a page where people subscribe', { subscription: 'open' }],
    ['with a schedule for each shard', { composeSchedules: 64 }],
  ])('has no findings %s', (_, written) => {
    const outdir = temporaryFolder();
    const settings = checkSettings(written, 'test');
    expect(() => synthesise({ settings, bundles: idleBundles(), outdir })).not.toThrow();
  });

  it('is refused when CloudFormation would refuse a value', () => {
    const stack = freshStack();
    const bucket = stack.node.findChild('Drop').node.findChild('Bucket').node.defaultChild as CfnBucket;
    bucket.addPropertyOverride('VersioningConfiguration.Status', 'Enabeld');
    expect(refusalOf(stack)).toContain('Enabeld');
  });

  it('is refused when a bucket may be read without TLS', () => {
    const stack = freshStack();
    new Bucket(stack, 'Open');
    expect(refusalOf(stack)).toContain('AwsSolutions-S10');
  });

  it('holds no acknowledgement that no finding needs', () => {
    const acknowledged = freshStack();
    acknowledgeFindings(acknowledged);
    const needed = refusalOf(freshStack());
    const idle = acknowledged.node
      .findAll()
      .flatMap((construct) => construct.node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.keys(data))
      .filter((id) => !needed.includes(id));
    expect(idle).toEqual([]);
  });
});

/** The stack with both judges and nothing acknowledged. */
function freshStack(): OffprintStack {
  const app = new App({ outdir: temporaryFolder(), context: cdkJson.context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return new OffprintStack(app, 'Offprint', { settings: checkSettings({}, 'test'), bundles: idleBundles() });
}

/** What the judges say about a stack that they refuse. */
function refusalOf(stack: OffprintStack): string {
  const app = stack.node.root as App;
  try {
    app.synth();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The judges had nothing to say');
}
