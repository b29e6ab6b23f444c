import { findingOutcomes, type FindingOutcome } from './decision.js';
import { completedFinding, findingFaults, matrixFaults, withCompleteFindings } from './finding.rules.js';

const illegalGround = {
  kind: 'illegal',
  law: 'StGB',
  provision: '185',
  memberState: 'DE',
  explanation: 'Because.',
} as const;
const termsGround = { kind: 'terms', clause: { code: 'no-insults', version: 2 }, explanation: 'Because.' } as const;

describe('a finding', () => {
  it('takes law and provision from the ground', () => {
    expect(completedFinding({ outcome: 'illegal' }, illegalGround)).toMatchObject({
      law: 'StGB',
      provision: '185',
      memberState: 'DE',
    });
  });

  it('takes the clause from the ground', () => {
    expect(completedFinding({ outcome: 'against-terms' }, termsGround)).toMatchObject({ clause: termsGround.clause });
  });

  it('keeps the law that it names itself', () => {
    const own = { outcome: 'illegal', law: 'UrhG', provision: '106' } as const;
    expect(completedFinding(own, illegalGround)).toBe(own);
  });

  it('takes nothing from a ground of the other kind', () => {
    expect(completedFinding({ outcome: 'illegal' }, termsGround)).toEqual({ outcome: 'illegal' });
    expect(completedFinding({ outcome: 'neither' }, illegalGround)).toEqual({ outcome: 'neither' });
  });

  it('follows from the ground where none is stated, of a case with items', () => {
    const decision = {
      outcome: 'restrict',
      facts: 'x',
      automation: { detection: false, decision: 'none', processing: [] },
    } as const;
    expect(withCompleteFindings({ ...decision, ground: illegalGround }, true).finding).toMatchObject({
      outcome: 'illegal',
      law: 'StGB',
    });
    expect(withCompleteFindings({ ...decision, ground: termsGround }, true).finding).toMatchObject({
      outcome: 'against-terms',
      clause: { code: 'no-insults' },
    });
    expect(withCompleteFindings({ ...decision, ground: termsGround }, false).finding).toBeUndefined();
    expect(withCompleteFindings(decision, true).finding).toBeUndefined();
  });

  it.each([
    ['illegal without a law', { outcome: 'illegal', provision: '185' }, '#/finding/law'],
    ['illegal without a provision', { outcome: 'illegal', law: 'StGB', provision: ' ' }, '#/finding/provision'],
    ['a provision of no law', { outcome: 'neither', provision: '185' }, '#/finding/law'],
    ['a state outside the Union', { outcome: 'neither', law: 'X', memberState: 'CH' }, '#/finding/memberState'],
    ['against the terms without a clause', { outcome: 'against-terms' }, '#/finding/clause'],
    [
      'a clause of something illegal',
      { outcome: 'illegal', law: 'X', provision: '1', clause: { code: 'a' } },
      '#/finding/clause',
    ],
    ['grave without being manifest', { outcome: 'neither', gravity: 'severe' }, '#/finding/gravity'],
    ['manifestly unavailable', { outcome: 'unavailable', manifestly: true }, '#/finding/manifestly'],
    [
      'manifestly against the terms',
      { outcome: 'against-terms', clause: { code: 'a' }, manifestly: true },
      '#/finding/manifestly',
    ],
  ] as const)('is refused as %s', (_what, finding, pointer) => {
    expect(findingFaults(finding, '#/finding').map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it.each([
    ['illegal', { outcome: 'illegal', law: 'StGB', provision: '185', manifestly: true }],
    [
      'neither, with the law examined',
      { outcome: 'neither', law: 'StGB', provision: '185', memberState: 'DE', manifestly: true },
    ],
    ['unavailable', { outcome: 'unavailable' }],
    ['already restricted', { outcome: 'already-restricted' }],
    ['against the terms', { outcome: 'against-terms', clause: { code: 'a' } }],
  ] as const)('may be %s', (_what, finding) => expect(findingFaults(finding, '#/finding')).toEqual([]));
});

describe('the findings of a decision', () => {
  const decisions = {
    'restrict, illegal': { outcome: 'restrict', ground: illegalGround },
    'restrict, terms': { outcome: 'restrict', ground: termsGround },
    'no-action': { outcome: 'no-action' },
  } as const;
  /** Whether this one finding alone goes with the decision. */
  const alone: Record<keyof typeof decisions, FindingOutcome[]> = {
    'restrict, illegal': ['illegal'],
    'restrict, terms': ['against-terms'],
    'no-action': ['neither', 'unavailable', 'already-restricted'],
  };
  const rows = (Object.keys(decisions) as (keyof typeof decisions)[]).flatMap((decision) =>
    findingOutcomes.map((outcome) => [decision, outcome, alone[decision].includes(outcome)] as const),
  );

  it.each(rows)('of %s may be %s alone: %s', (decision, outcome, fits) => {
    expect(matrixFaults(decisions[decision], [outcome]).length === 0).toBe(fits);
  });

  it.each(findingOutcomes)('may be illegal beside %s', (outcome) => {
    expect(matrixFaults(decisions['restrict, illegal'], ['illegal', outcome])).toEqual([]);
    expect(matrixFaults(decisions['restrict, terms'], ['against-terms', outcome])).toEqual([]);
  });

  it('cannot be illegal while nothing is done, even beside others', () => {
    expect(matrixFaults(decisions['no-action'], ['neither', 'illegal'])[0]!.pointer).toBe('#/outcome');
  });
});
