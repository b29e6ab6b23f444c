import type { Language } from '../scenario/allegations/index.js';
import { milder } from '../scenario/ruling.js';
import type { FiledComplaint } from './complainants.js';
import { judge, reconsider } from './judge.js';
import { words } from './words.js';

/** The body of POST …/complaints/{id}/decision, as the plan wants it. */
export function verdictOn(filed: FiledComplaint, now: Date) {
  const { outcome, isManifestlyUnfounded, content } = filed.planned;
  return {
    outcome,
    reasons: words[content.language].verdicts[outcome],
    ...(isManifestlyUnfounded && { manifestlyUnfounded: true }),
    ...(outcome !== 'upheld' && { decision: insteadOf(filed, now) }),
  };
}

/** The same about a measure of the platform's own filter: all of it is lifted. */
export function reversedMeasure(language: Language) {
  return { outcome: 'reversed', reasons: words[language].verdicts.reversed };
}

/** What takes the place of the decision complained of: less for a recipient, a restriction for a notifier. */
function insteadOf({ planned, decided }: FiledComplaint, now: Date) {
  const { content } = planned;
  if (!planned.notice && planned.outcome === 'reversed') {
    const { reason: _told, ...decision } = reconsider(decided.found, content);
    return decision;
  }
  const ruling = planned.notice ? 'remove' : milder[content.ruling]!;
  const { seenThrough: _seen, ...decision } = judge(decided.found, { ...content, ruling }, false, now);
  return decision;
}
