import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addressOf, checkSettings, domainOf, readSettings, SETTING_NAMES, SettingsError } from '../../infra/config.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const DOCUMENTED = new URL('../../offprint.yaml', import.meta.url);

describe('settings', () => {
  it('need nothing to be written', () => {
    expect(readSettings(fileWith('# only a comment\n'))).toMatchObject({
      stage: 'production',
      sender: 'Offprint <digest@offprint.example>',
      composeSchedules: 1,
    });
  });

  it('are all explained in offprint.yaml, each with its default or an example that is good', () => {
    const uncommented = readFileSync(DOCUMENTED, 'utf8').replaceAll(/^# (?=[a-zA-Z]+: \S+)/gm, '');
    const written = parse(uncommented);
    expect(Object.keys(written).toSorted()).toEqual([...SETTING_NAMES].toSorted());
    const { webDomain, webCertificateArn, ...rest } = checkSettings(written, 'offprint.yaml');
    expect(rest).toEqual(checkSettings({}, 'defaults'));
  });

  it.each([
    [
      { sender: 'Offprint' },
      'sender is "Offprint"; write a name and an address (that in ASCII), such as Offprint <digest@example.org>.',
    ],
    [{ sender: 'Me <me@x.org>\r\nBcc: you@x.org' }, 'write a name and an address'],
    [{ operatorAddress: 7 }, 'operatorAddress is 7; write one address in ASCII, such as me@example.org.'],
    [{ stage: 'My Stage' }, 'stage is "My Stage"; write a short name in small letters'],
    [{ senderIdentity: 'dns' }, 'senderIdentity is "dns"; write domain (verify'],
    [{ composeSchedules: 3 }, 'composeSchedules is 3; write 1, 2, 4, 8, 16, 32 or 64'],
    [{ sendRatePerSecond: '14' }, 'sendRatePerSecond is "14"; write a number between 0.1 and 10000'],
    [{ sendConcurrency: 1 }, 'sendConcurrency is 1; write a whole number between 2 and 100.'],
    [
      { sendRatePerSecond: 0.1, sendConcurrency: 100 },
      "sendConcurrency is 100; at sendRatePerSecond 0.1 write at most 4, or no function's turn comes",
    ],
    [{ newsMaxAgeDays: 0 }, 'newsMaxAgeDays is 0; write a whole number of days, 1 or more.'],
    [
      { webDomain: 'https://papers.example.org', webCertificateArn: 'x' },
      'webDomain is "https://papers.example.org"; write a host',
    ],
    [{ webDomain: 'papers.example.org' }, 'webDomain is set but webCertificateArn is not; write both or neither.'],
    [{ sendr: 'x' }, 'sendr is not a setting; the settings are stage, sender,'],
    [['stage'], '["stage"] is not a list of settings; write one a line, such as stage: staging.'],
  ])('say of %j what was seen and what to write', (written, sentence) => {
    expect(() => checkSettings(written, 'offprint.yaml')).toThrow(sentence);
  });

  it.each([
    'mü@example.org',
    'me@exämple.org',
    'Me <mü@example.org>',
    'a@b..org',
    'a@-b.org',
    'a@b.c',
    'a\tb <a@b.org>',
  ])('refuse the sender %j, whom SES or a mail program would', (sender) =>
    expect(() => checkSettings({ sender }, 'offprint.yaml')).toThrow('write a name and an address'),
  );

  it.each([
    'Müller & Söhne <papers@example.org>',
    'Digest@Example.ORG',
    "o'neill+papers@mail.example.co.uk",
    'a@xn--exmple-cua.org',
    'a@papers.xn--p1ai',
  ])('take the sender %j', (sender) => expect(checkSettings({ sender }, 'offprint.yaml').sender).toBe(sender));

  it('name every fault at once, a line each', () => {
    const twoFaults = { stage: '', newsMaxAgeDays: -1 };
    const message = messageOf(() => checkSettings(twoFaults, 'offprint.yaml'));
    expect(message.split('\n')).toHaveLength(2);
  });

  it('are not taken to be the defaults when their file is missing: that would deploy another stack than was meant', () => {
    expect(messageOf(() => readSettings('staging.yaml'))).toMatch(/^staging\.yaml: there is no such file/);
  });

  it('say where the file is not YAML', () => {
    const message = messageOf(() => readSettings(fileWith('stage: [\n')));
    expect(message).toMatch(/offprint\.yaml: this is not YAML: .*line \d/s);
  });

  it('say so where the file cannot be read, or names what it does not have', () => {
    expect(messageOf(() => readSettings(temporaryFolder()))).toMatch(/: this cannot be read: EISDIR/);
    expect(messageOf(() => readSettings(fileWith('stage: *other\n')))).toMatch(/this is not YAML: Unresolved alias/);
  });

  it('take the sender apart', () => {
    expect(addressOf('Offprint <digest@Example.org>')).toBe('digest@Example.org');
    expect(addressOf('digest@example.org')).toBe('digest@example.org');
    expect(domainOf('Offprint <digest@Example.org>')).toBe('example.org');
  });
});

function fileWith(text: string): string {
  const file = join(temporaryFolder(), 'offprint.yaml');
  writeFileSync(file, text);
  return file;
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  throw new Error('These settings were taken');
}
