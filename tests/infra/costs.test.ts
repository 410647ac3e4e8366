import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METRIC } from '../../shared/names.ts';
import { resourcesOf, templateWith } from '../fixtures/synthesised.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const table = execFileSync(process.execPath, ['scripts/costs.ts'], { cwd: ROOT, encoding: 'utf8' });

describe('docs/costs.md', () => {
  it('shows the table that its command prints', () => {
    expect(readFileSync(join(ROOT, 'docs/costs.md'), 'utf8')).toContain(table);
  });

  it('counts the alarms and metrics that there are', () => {
    type Alarm = { readonly Metrics?: readonly { readonly MetricStat?: object }[] };
    const looksAt = ({ Metrics }: Alarm) => Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1;
    const found = [...resourcesOf<Alarm>(templateWith(), 'AWS::CloudWatch::Alarm').values()];
    const alarms = found.map(looksAt).reduce((sum, metrics) => sum + metrics, 0);
    const { namespace, ...metrics } = METRIC;
    expect(table).toMatch(new RegExp(`CloudWatch, alarms .* ${alarms} → `));
    expect(table).toMatch(new RegExp(`CloudWatch, metrics .* ${Object.keys(metrics).length} → `));
  });
});
