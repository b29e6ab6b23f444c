import { Random } from '../random.js';
import { ordinaryAllegations, ownInitiativeAllegations } from './allegations/index.js';
import { planDay } from './plan-day.js';
import { rulingTerms } from './ruling.js';

const day = (seed: number, notices: number) => planDay(new Random(seed), notices, 'run');

describe('planDay', () => {
  it.each([1, 7, 25, 300])('plans exactly %i notices', (notices) =>
    expect(day(1, notices).notices).toHaveLength(notices),
  );

  it('plans the same day from the same seed, and another from another', () => {
    expect(day(3, 50)).toEqual(day(3, 50));
    expect(day(3, 50)).not.toEqual(day(4, 50));
  });

  it.each([1, 2, 3])('has every kind of turn in it (seed %i)', (seed) => {
    const { contents, notices, ownFinds } = day(seed, 300);
    expect(new Set(notices.map(({ sender }) => sender)).size).toBe(4);
    expect(notices.some(({ body }) => body.allegesChildSexualAbuse && !body.notifier)).toBe(true);
    expect(notices.some(({ body }) => body.allegesThreatToLife)).toBe(true);
    expect(notices.some(({ body }) => (body.items ?? []).length > 1)).toBe(true);
    expect(notices.some(({ supplement }) => supplement)).toBe(true);
    expect(notices.some(({ files }) => files.length > 0)).toBe(true);
    expect(notices.some(({ isRepeated }) => isRepeated)).toBe(true);
    expect(new Set(contents.flatMap(({ detour }) => detour ?? [])).size).toBe(4);
    expect(new Set(contents.map(({ answer }) => answer)).size).toBe(5);
    expect(contents.some(({ isMisjudged }) => isMisjudged)).toBe(true);
    expect(ownFinds.length).toBeGreaterThan(0);
    expect(notices.some(({ body }) => body.type === 'terms-flag')).toBe(true);
  });

  it('asks no more of the intake than one stranger may in a minute by default', () => {
    const { notices, complaints } = day(1, 5_000);
    const requests = notices.filter(({ sender }) => sender === 'stranger');
    const byTicket = complaints.filter(({ notice }) => notice);
    expect(requests.length).toBeLessThanOrEqual(40);
    expect(requests.length + byTicket.length).toBeLessThan(60);
  });

  it.each([1, 2, 3])('has complaints of both sides with every outcome, and one dispute (seed %i)', (seed) => {
    const { complaints } = day(seed, 300);
    const ofRecipients = complaints.filter(({ notice }) => !notice);
    const ofNotifiers = complaints.filter(({ notice }) => notice);
    expect(new Set(ofRecipients.map(({ outcome }) => outcome))).toEqual(
      new Set(['upheld', 'partly-reversed', 'reversed']),
    );
    expect(new Set(ofNotifiers.map(({ outcome }) => outcome))).toEqual(new Set(['upheld', 'reversed']));
    expect(complaints.filter(({ isDisputed }) => isDisputed)).toMatchObject([{ outcome: 'upheld' }]);
    expect(complaints.filter(({ representedBy }) => representedBy)).toHaveLength(1);
  });

  it('calls only what was found so manifestly unfounded (Art. 23(2))', () => {
    const unfounded = day(1, 1_000).complaints.filter(({ isManifestlyUnfounded }) => isManifestlyUnfounded);
    expect(unfounded.length).toBeGreaterThan(0);
    expect(
      unfounded.every(({ content, outcome }) => content.ruling === 'manifestly-unfounded' && outcome === 'upheld'),
    ).toBe(true);
  });

  it('has one order of each sort, about contents that the platform describes and acts on (Art. 9, 10)', () => {
    const { orders } = day(1, 1);
    expect(orders.map(({ instrument }) => instrument)).toEqual([
      'dsa-article-9',
      'terrorist-content',
      'dsa-article-10',
    ]);
    expect(orders.map(({ content }) => [content.description, content.answer])).toEqual(
      orders.map(() => ['before', 'done']),
    );
  });

  it('lets one notifier of this run alone go on after warning and suspension (Art. 23(2))', () => {
    const sendersOf = (run: string) => {
      const { untilWarned, unheeding, whileSuspended } = planDay(new Random(1), 1, run).misuse;
      const sent = [...untilWarned, ...unheeding, ...whileSuspended];
      expect(sent).toHaveLength(untilWarned.length + 2);
      return [...new Set(sent.map(({ body }) => body.notifier?.email))];
    };
    expect(sendersOf('one')).toHaveLength(1);
    expect(sendersOf('one')).not.toEqual(sendersOf('other'));
  });

  it('has advertising for the platform’s own filter, of which one is found by mistake (Art. 15(1)(c), 20)', () => {
    const { adverts, site } = day(1, 300);
    expect(adverts).toHaveLength(15);
    expect(adverts.filter(({ isMistaken }) => isMistaken)).toHaveLength(1);
    expect(adverts.every(({ text, url }) => /miracle pills/i.test(text) && url.startsWith(site))).toBe(true);
  });

  it('asks of a flag no law and no good faith, and of no trusted flagger (INT-5)', () => {
    const flags = day(1, 1_000).notices.filter(({ body }) => body.type === 'terms-flag');
    expect(flags.length).toBeGreaterThan(0);
    for (const { body, sender } of flags) {
      expect(body).toMatchObject({ termsClause: { code: expect.any(String) as string } });
      expect([body.goodFaith, body.law, sender === 'trusted-flagger']).toEqual([undefined, undefined, false]);
    }
  });

  it('attaches no file where child sexual abuse is alleged (Art. 16(2)(c))', () => {
    const alleging = day(1, 2_000).notices.filter(({ body }) => body.keyword?.includes('CHILD_SEXUAL'));
    expect(alleging.length).toBeGreaterThan(0);
    expect(alleging.flatMap(({ files }) => files)).toEqual([]);
  });
});

describe('allegations', () => {
  it.each(
    [...new Set([...ordinaryAllegations, ...ownInitiativeAllegations])].map((one) => [one.keyword, one] as const),
  )('%s has a clause for each ruling under the terms (Art. 17(3)(e))', (_keyword, { rulings, clause }) => {
    const needsClause = rulings.some((ruling) => rulingTerms[ruling].ground === 'terms');
    expect(needsClause && !clause).toBe(false);
  });
});
