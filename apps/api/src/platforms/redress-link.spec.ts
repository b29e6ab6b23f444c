import type { Config } from '../infrastructure/config.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import { RedressLink, type InformedPerson } from './redress-link.js';

const linkOf = (serverKey: number) =>
  new RedressLink(
    new Sealer({
      masterKey: Buffer.alloc(32, 1),
      serverKey: Buffer.alloc(32, serverKey),
      auditKey: Buffer.alloc(32, 3),
    }),
    {
      publicUrl: 'https://notices.example',
    } as Config,
  );
const link = linkOf(2);
const decisionId = '0192f1a0-5c3e-7000-8000-000000000001';
const notifier: InformedPerson = { decisionId, side: 'notifier', id: '0192f1a0-5c3e-7000-8000-000000000002' };

describe('RedressLink (Art. 20(1))', () => {
  it.each<[string, InformedPerson]>([
    ['a notifier', notifier],
    ['a recipient', { ...notifier, side: 'recipient' }],
    ['a recipient whom the platform has not named', { decisionId, side: 'recipient', id: null }],
  ])('says who %s is', (_who, person) => expect(link.read(link.ticketOf(person))).toEqual(person));

  it('leads to the page on which they complain', () =>
    expect(link.urlOf(notifier)).toBe(`https://notices.example/complaint?ticket=${link.ticketOf(notifier)}`));

  it.each([
    ['of the other side', link.ticketOf(notifier).replace('.n.', '.r.')],
    ['signed by another server', linkOf(3).ticketOf(notifier)],
    ['cut off', link.ticketOf(notifier).slice(0, -1)],
    ['of nobody', ''],
  ])('knows no ticket %s', (_what, ticket) => expect(link.read(ticket)).toBeNull());

  it('says who is suspended, and takes no ticket for the other (Art. 23)', () => {
    const party = { suspensionId: decisionId, partyId: notifier.id! };
    const ticket = new URL(link.urlOfSuspension(party)).searchParams.get('ticket')!;
    expect(link.readSuspension(ticket)).toEqual(party);
    expect(link.read(ticket)).toBeNull();
    expect(link.readSuspension(link.ticketOf(notifier))).toBeNull();
    expect(linkOf(3).readSuspension(ticket)).toBeNull();
  });

  it('says which measure it is, whatever the platform calls it, and takes no ticket for the other', () => {
    const measure = { platformId: decisionId, appliedOn: '2026-11-22', measureId: 'Prüfung 17/ä.m' };
    const ticket = new URL(link.urlOfMeasure(measure)).searchParams.get('ticket')!;
    expect(link.readMeasure(ticket)).toEqual(measure);
    expect(link.read(ticket)).toBeNull();
    expect(link.readSuspension(ticket)).toBeNull();
    expect(link.readMeasure(link.ticketOf(notifier))).toBeNull();
    expect(linkOf(3).readMeasure(ticket)).toBeNull();
    expect(link.readMeasure(ticket.replace('2026-11-22', '2026-11-23'))).toBeNull();
  });
});
