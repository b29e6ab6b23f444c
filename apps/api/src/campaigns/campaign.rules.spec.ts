import { campaignMoves, campaignStates, type CampaignMove, type CampaignState } from './campaign.js';
import { contentMove, matchOf, needsApproval, stateAfter } from './campaign.rules.js';

const allowed: Record<CampaignState, Partial<Record<CampaignMove, CampaignState>>> = {
  gathering: { gather: 'gathering', sample: 'sampled', discard: 'discarded' },
  sampled: { pass: 'checked', reopen: 'gathering', discard: 'discarded' },
  checked: { start: 'deciding', propose: 'proposed', reopen: 'gathering', discard: 'discarded' },
  proposed: { approve: 'deciding', refuse: 'gathering', discard: 'discarded' },
  deciding: { stop: 'stopped', finish: 'decided' },
  stopped: { resume: 'deciding', reverse: 'reversing' },
  decided: { reverse: 'reversing' },
  reversing: { stop: 'reversal-stopped', finish: 'reversed' },
  'reversal-stopped': { resume: 'reversing' },
  reversed: {},
  discarded: {},
};

describe('a campaign', () => {
  const every = campaignStates.flatMap((state) => campaignMoves.map((move) => [state, move] as const));
  it.each(every)('%s: %s', (state, move) => expect(stateAfter(state, move)).toBe(allowed[state][move] ?? null));

  it('is never decided before its sample was checked', () => {
    for (const state of ['gathering', 'sampled'] as const)
      for (const move of ['start', 'propose', 'approve'] as const) expect(stateAfter(state, move)).toBeNull();
  });
});

describe('a content of a campaign', () => {
  it.each([
    ['exclude', 'listed', 'excluded'],
    ['list', 'excluded', 'listed'],
    ['decide', 'listed', 'decided'],
    ['leave-out', 'listed', 'left-out'],
    ['reverse', 'decided', 'reversed'],
    ['keep', 'decided', 'kept'],
  ] as const)('%s: from %s to %s', (move, from, to) => expect(contentMove(move)).toEqual({ from, to }));
});

describe('the approval of a second person', () => {
  it.each([
    [100, 100, false],
    [101, 100, true],
    [1, 0, true],
  ])('of %i contents, above %i: %s', (contents, above, needed) => expect(needsApproval(contents, above)).toBe(needed));
});

describe('a match', () => {
  it.each([
    [{ tag: 'spam' }, { by: 'tag', value: 'spam' }],
    [
      { tag: 'spam', recipientId: undefined },
      { by: 'tag', value: 'spam' },
    ],
    [{ tag: 'spam', recipientId: 'account' }, null],
    [{}, null],
  ])('of %j is %j', (named, match) => expect(matchOf(named)).toEqual(match));
});
