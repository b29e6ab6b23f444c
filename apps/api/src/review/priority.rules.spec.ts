import { isMoreUrgent, placeOf, priorityOf, urgentAt, type PriorityFacts } from './priority.rules.js';

const plain: PriorityFacts = {
  allegesThreatToLife: false,
  keyword: null,
  allegesChildSexualAbuse: false,
  trustedInArea: false,
};

describe('the priority of a case', () => {
  it.each([
    ['a threat to life (recital 52)', { ...plain, allegesThreatToLife: true, trustedInArea: true }, 'threat-to-life'],
    ['child sexual abuse', { ...plain, allegesChildSexualAbuse: true }, 'child-safety'],
    ['a child abuse sub-category', { ...plain, keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL' }, 'child-safety'],
    ['a trusted flagger inside the area (Art. 22(1))', { ...plain, trustedInArea: true }, 'trusted-flagger'],
    ['anything else', plain, 'standard'],
  ] as const)('comes from %s', (_what, facts, priority) => expect(priorityOf(facts)).toBe(priority));

  it('puts a tier ahead of the same due time', () => {
    const dueAt = new Date('2026-11-22T10:00:00Z');
    expect(urgentAt(dueAt, 'trusted-flagger').toISOString()).toBe('2026-11-08T10:00:00.000Z');
    expect(urgentAt(dueAt, 'standard')).toEqual(dueAt);
  });

  it('lets no case starve: long overdue goes before a fresh trusted flagger notice', () => {
    const overdue = urgentAt(new Date('2026-11-01T00:00:00Z'), 'standard');
    const fresh = urgentAt(new Date('2026-11-22T00:00:00Z'), 'trusted-flagger');
    expect(overdue.getTime()).toBeLessThan(fresh.getTime());
  });

  it('is ordered', () => {
    expect(isMoreUrgent('threat-to-life', 'child-safety')).toBe(true);
    expect(isMoreUrgent('standard', 'standard')).toBe(false);
  });

  it('says why a case stands where it stands', () => {
    expect(placeOf('trusted-flagger', new Date('2026-11-22T00:00:00Z'))).toContain('Art. 22(1)');
    expect(placeOf('standard', new Date('2026-11-22T00:00:00Z'))).toContain('2026-11-22');
  });
});
