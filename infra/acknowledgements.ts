import { type CfnElement, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { PREFIX } from '../shared/names.ts';
import type { OffprintStack } from './offprint-stack.ts';

/** Findings of cdk-nag that stand, each with the reason. */
export function acknowledgeFindings(stack: OffprintStack): void {
  const bucket = stack.getLogicalId(
    stack.node.findChild('Drop').node.findChild('Bucket').node.defaultChild as CfnElement,
  );
  const objects = Object.values(PREFIX).map((prefix) => `IAM5[Resource::<${bucket}.Arn>/${prefix}*]`);
  acknowledge(
    stack,
    objects,
    'Whoever drops a dump names it, and its receipt and rejects after it: below its prefix any key may come.',
  );
  acknowledge(
    stack.node.findChild('Send'),
    ['IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]'],
    'In its sandbox SES checks the recipient’s identity too, whichever that is; a condition allows the one sender only.',
  );
  acknowledge(
    stack.node.findChild('Drop'),
    ['S1'],
    'Nobody but the steps and the operator reaches the bucket; access logs would cost more than what they log.',
  );
  acknowledge(
    stack.node.findChild('Web'),
    ['APIG4'],
    'The pages are for people without an account: the signed token in the path is the capability, and the function checks it.',
  );
  acknowledge(
    stack.node.findChild('Compose'),
    ['SQS3'],
    'This is the dead-letter queue of the schedules and of the function’s own tries; the rule looks for queues only.',
  );
}

function acknowledge(scope: IConstruct, rules: readonly string[], reason: string): void {
  for (const rule of rules) Validations.of(scope).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}
