import { describe, expect, it } from 'vitest';
import { confirmationMessage, editionMessage, type Message } from '../../../shared/mail/message.ts';
import { anEdition, CONTINUAL } from '../../gallery/editions.ts';
import { samplePapers, sectionFor } from '../../gallery/papers.ts';
import { SETTINGS } from '../../gallery/specimens.ts';

const body = anEdition([sectionFor(CONTINUAL, samplePapers())]);
const named = (message: Message) => Object.fromEntries(message.headers.map(({ name, value }) => [name, value]));

describe('the mail of an edition', () => {
  it('has exactly these headers', () => {
    expect(named(editionMessage(body, SETTINGS))).toEqual({
      'List-Id': 'Offprint digest <digest.offprint.offprint.example>',
      'List-Unsubscribe': `<${body.links.leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Archived-At': `<${body.links.page}>`,
      'Auto-Submitted': 'auto-generated',
      Precedence: 'list',
    });
  });

  it('is of another list when it is an alert, so that people can file them apart', () => {
    const alert = editionMessage({ ...body, cadence: 'alerts' }, SETTINGS);
    expect(named(alert)['List-Id']).toBe('Offprint alerts <alerts.offprint.offprint.example>');
  });

  it('comes from the sender by name, and is answered to the operator', () => {
    expect(editionMessage(body, SETTINGS)).toMatchObject({
      from: 'Offprint <digest@offprint.example>',
      replyTo: 'operator@offprint.example',
    });
    expect(editionMessage(body, { ...SETTINGS, sender: 'me@example.org' }).from).toBe('Offprint <me@example.org>');
    expect(editionMessage(body, { ...SETTINGS, sender: '"Papers, Inc." <me@example.org>' }).from).toBe(
      '"Papers, Inc." <me@example.org>',
    );
    expect(editionMessage(body, { ...SETTINGS, sender: 'Blätter <me@example.org>' }).from).toBe(
      '=?utf-8?B?QmzDpHR0ZXI=?= <me@example.org>',
    );
  });

  it('carries the edition’s id as a tag, so that an event finds it', () => {
    expect(editionMessage(body, SETTINGS).tags).toEqual([{ name: 'edition', value: body.id }]);
  });

  it('is the same, letter for letter, however often it is rendered', () => {
    expect(editionMessage(body, SETTINGS)).toEqual(editionMessage(structuredClone(body), SETTINGS));
  });

  it('begins with the invitation when the reader is invited, and has its one button (R1)', () => {
    const { html, text } = editionMessage(body, {
      ...SETTINGS,
      invitation: { cadence: { kind: 'daily', at: '07:00' } },
    });
    expect(text.indexOf('operator@offprint.example thinks you would like')).toBeLessThan(text.indexOf('3 new papers'));
    expect(text).toContain('One mail every day at 07:00 (Europe/Berlin)');
    expect(html.match(/No, thank you/g)).toHaveLength(1);
    expect(html).toContain(`<a class="b" href="${body.links.leave}"`);
  });

  it('says nothing of steering, which no page answers', () => {
    expect(editionMessage(body, SETTINGS).html).not.toMatch(/steer|mute/i);
  });
});

describe('the mail that asks for confirmation', () => {
  const message = confirmationMessage(
    { readerId: '00a1', confirm: 'https://papers.offprint.example/c/token' },
    SETTINGS,
  );

  it('is on no list', () => {
    expect(Object.keys(named(message))).toEqual(['Auto-Submitted', 'Precedence']);
  });

  it('has the one button', () => {
    expect(message.html.match(/<a /g)).toHaveLength(1);
    expect(message.text).toContain('Yes, send them to me: https://papers.offprint.example/c/token');
  });
});
