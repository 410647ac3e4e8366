import { join } from 'node:path';
import { bundleFunctions, MissingHandlerError } from './bundles.ts';
import { readSettings, SettingsError } from './config.ts';
import { synthesise } from './synthesise.ts';

const root = join(import.meta.dirname, '..');

/** `node infra/app.ts` writes `cdk.out`; the CDK command line runs the same and says where it wants it. */
try {
  const settings = readSettings(process.env.OFFPRINT_SETTINGS ?? join(root, 'offprint.yaml'));
  const bundles = await bundleFunctions(root);
  const assembly = synthesise({ settings, bundles, outdir: process.env.CDK_OUTDIR ?? join(root, 'cdk.out') });
  const { stackName } = assembly.stacks[0]!;
  console.error(`Synthesised ${stackName}, no findings. Mails will come from ${settings.sender}.`);
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof MissingHandlerError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
