import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../local/template.ts';
import { OUTPUT } from '../../../shared/names.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/1';

describe('the template of every setting runs on one machine', () => {
  it.each([
    ['a web domain', `webDomain: papers.example.org\nwebCertificateArn: ${CERTIFICATE}\n`],
    ['another stage, with a page to subscribe', 'stage: staging\nsubscription: open\nsenderIdentity: existing\n'],
    ['many schedules and one address', 'composeSchedules: 64\nsenderIdentity: address\n'],
  ])('with %s', (_, settings) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'offprint.yaml'), settings);
    const env = { OFFPRINT_SETTINGS: join(folder, 'offprint.yaml'), CDK_OUTDIR: folder, CDK_VALIDATION: 'false' };
    const synthesis = { cwd: ROOT, env: { ...process.env, ...env }, encoding: 'utf8' } as const;
    const { stderr, status } = spawnSync(process.execPath, ['infra/app.ts'], synthesis);
    expect(status, stderr).toBe(0);
    const { outputs } = readTemplate(folder, 'http://127.0.0.1:4080');
    for (const output of Object.values(OUTPUT)) expect(outputs[output]).not.toMatch(/^$|undefined/);
  });
});
