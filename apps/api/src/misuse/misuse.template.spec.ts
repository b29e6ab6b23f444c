import { render } from '../infrastructure/messages/index.js';
import { misuseKinds } from './misuse.rules.js';
import { suspensionEndedTemplate, suspensionTemplate, warningTemplate } from './misuse.template.js';

const values = {
  serviceName: 'The Forum',
  timeZone: 'Europe/Brussels',
  id: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  reasons: 'You went on.',
  contact: (language: string) => [`Contact in ${language}`],
  counted: 5,
  total: 8,
  windowFrom: new Date('2026-05-22T10:00:00Z'),
};

describe.each(['en', 'de', 'fr'])('what a party is told in %s (Art. 23)', (language) => {
  it.each(misuseKinds)('warns about %s with numbers, the article and the reasons', (kind) => {
    const { text, language: spoken } = render(warningTemplate, [language], { ...values, kind });
    expect(spoken).toBe(language);
    expect(text).toMatch(
      kind === 'content' ? /Art\. 23\(1\)|Art\. 23 Abs\. 1|art\. 23, par\. 1/ : /23\(2\)|Abs\. 2|par\. 2/,
    );
    expect(text).toContain('5');
    expect(text).toContain('8');
    expect(text).toContain('You went on.');
    expect(text).toContain(`Contact in ${language}`);
  });

  it.each(['notices', 'complaints'] as const)('suspends %s until an end, with factors and redress', (kind) => {
    const { text } = render(suspensionTemplate, [language], {
      ...values,
      kind,
      endsAt: new Date('2026-12-22T10:00:00Z'),
      assessment: 'Aimed at one competitor.',
      intention: null,
      redress: ['internal-complaint', 'court'],
      complaintUrl: 'https://notices.example/complaint?ticket=x',
    });
    for (const part of ['2026', 'You went on.', 'Aimed at one competitor.', 'Art. 20', 'ticket=x']) {
      expect(text.toLowerCase()).toContain(part.toLowerCase());
    }
  });

  it('says when it ended', () => {
    const { text } = render(suspensionEndedTemplate, [language], {
      ...values,
      endedAt: new Date('2026-11-30T10:00:00Z'),
    });
    expect(text).toContain('30');
    expect(text).toContain('You went on.');
  });
});
