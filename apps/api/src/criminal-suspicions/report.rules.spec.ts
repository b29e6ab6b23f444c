import type { Authority } from './authority.js';
import { reportFault, type ReportFacts, type WantedReport } from './report.rules.js';

const police: Authority = {
  id: 'a',
  jurisdiction: 'BE',
  name: 'Federal police',
  email: 'desk@police.example',
  portalUrl: null,
  phone: null,
  retiredAt: null,
};
const facts: ReportFacts = {
  authority: police,
  jurisdictions: ['BE'],
  exportIds: ['x'],
  since: new Date('2026-11-22T10:00:00Z'),
  now: new Date('2026-11-22T11:00:00Z'),
};
const byPhone: WantedReport = { authorityId: 'a', channel: 'phone', text: 'All that we know.' };
const byMail: WantedReport = { authorityId: 'a', channel: 'mail' };

describe('a report to an authority (Art. 18)', () => {
  it.each([
    ['by phone with what was told', byPhone, facts],
    ['by portal with a package', { authorityId: 'a', channel: 'portal', exportId: 'x' } as const, facts],
    ['at the instant of awareness', { ...byPhone, occurredAt: facts.since }, facts],
    ['now', { ...byPhone, occurredAt: facts.now }, facts],
    ['by mail', byMail, facts],
    [
      'to another authority, with a reason',
      { ...byPhone, reason: 'The victim lives there.' },
      { ...facts, jurisdictions: [] },
    ],
  ])('can be written down %s', (_case, wanted, given) => expect(reportFault(wanted, given)).toBeUndefined());

  it.each<[string, WantedReport, ReportFacts, string]>([
    ['nobody knows', byPhone, { ...facts, authority: undefined }, '#/authorityId'],
    ['is retired', byPhone, { ...facts, authority: { ...police, retiredAt: facts.since } }, '#/authorityId'],
    ['Art. 18 does not name, without a reason', byPhone, { ...facts, jurisdictions: ['FR'] }, '#/reason'],
    ['got a package of another suspicion', { ...byPhone, exportId: 'y' }, facts, '#/exportId'],
    ['will be told', { ...byPhone, occurredAt: new Date('2026-11-22T11:00:01Z') }, facts, '#/occurredAt'],
    [
      'was told before anybody knew',
      { ...byPhone, occurredAt: new Date('2026-11-22T09:59:59Z') },
      facts,
      '#/occurredAt',
    ],
    ['was told nobody knows what', { ...byPhone, text: ' ' }, facts, '#/text'],
    ['has no mail address', byMail, { ...facts, authority: { ...police, email: null } }, '#/channel'],
    ['was mailed before', { ...byMail, occurredAt: facts.since }, facts, '#/occurredAt'],
    ['would get a package by open mail', { ...byMail, exportId: 'x' }, facts, '#/exportId'],
  ])('is refused when the authority %s', (_case, wanted, given, pointer) => {
    expect(reportFault(wanted, given)?.pointer).toBe(pointer);
  });
});
