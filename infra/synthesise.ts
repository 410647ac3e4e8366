import { App, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkJson from '../cdk.json' with { type: 'json' };
import { acknowledgeFindings } from './acknowledgements.ts';
import type { Bundles } from './bundles.ts';
import type { Settings } from './config.ts';
import { OffprintStack } from './offprint-stack.ts';

export interface Synthesis {
  readonly settings: Settings;
  readonly bundles: Bundles;
  /** Folder for the template and the assets. */
  readonly outdir: string;
}

/**
 * Writes the template and its assets, offline, and puts them before both judges: CDK's strict validator, which `cdk.json` switches on,
 * and cdk-nag.
 * @throws Error after the findings have been printed, if either has any that is not acknowledged.
 */
export function synthesise({ settings, bundles, outdir }: Synthesis): CloudAssembly {
  const app = new App({ outdir, context: cdkJson.context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  acknowledgeFindings(new OffprintStack(app, stackName(settings), { settings, bundles }));
  return app.synth();
}

function stackName({ stage }: Settings): string {
  return stage === 'production' ? 'Offprint' : `Offprint-${stage}`;
}
