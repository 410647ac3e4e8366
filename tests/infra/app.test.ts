import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('node infra/app.ts', () => {
  it('writes the template and its assets and says so, with both judges content', () => {
    const { status, stderr, outdir } = run('stage: staging\n');
    expect(stderr).toBe(
      'Synthesised Offprint-staging, no findings. Mails will come from Offprint <digest@offprint.example>.\n',
    );
    expect(status).toBe(0);
    expect(existsSync(join(outdir, 'Offprint-staging.template.json'))).toBe(true);
  });

  it('ends with a sentence for each setting that is wrong, and writes nothing', () => {
    const { status, stderr, outdir } = run('stage: 1\nsendr: me@example.org\n');
    expect(stderr).toMatch(/offprint\.yaml: stage is 1; write .+\n.*offprint\.yaml: sendr is not a setting; .+\n$/);
    expect(status).toBe(1);
    expect(existsSync(join(outdir, 'manifest.json'))).toBe(false);
  });
});

function run(settings: string): { status: number | null; stderr: string; outdir: string } {
  const outdir = temporaryFolder();
  const file = join(outdir, 'offprint.yaml');
  writeFileSync(file, settings);
  const env = { ...process.env, OFFPRINT_SETTINGS: file, CDK_OUTDIR: join(outdir, 'cdk.out') };
  const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], { cwd: ROOT, env, encoding: 'utf8' });
  return { status, stderr, outdir: join(outdir, 'cdk.out') };
}
