import type { PlannedComplaint, PlannedContent, PlannedNotice } from './day.js';
import { childAbuse } from './allegations/index.js';
import { milder, rulingTerms } from './ruling.js';

type Outcome = PlannedComplaint['outcome'];

/** One in so many of those who may complain does. */
const recipientsEvery = 6;
const notifiersEvery = 4;

/** Strangers who complain need room beside the notices of strangers: one address may send 60 requests in a minute. */
const notifiersAtMost = 8;

/** What becomes of one complaint after the other. */
const outcomes: readonly Outcome[] = ['upheld', 'reversed', 'partly-reversed', 'upheld'];

/** Who complains: by place in the plan and not by chance, so that every outcome comes up in a short day too. */
export function planComplaints(
  contents: readonly PlannedContent[],
  notices: readonly PlannedNotice[],
): PlannedComplaint[] {
  return [...ofRecipients(contents), ...ofNotifiers(contents, notices)];
}

function ofRecipients(contents: readonly PlannedContent[]): PlannedComplaint[] {
  const complaining = everyNth(contents.filter(restrictsKnownAuthor), recipientsEvery);
  return complaining.map((content, index) => {
    const wanted = outcomes[index % outcomes.length]!;
    const outcome = wanted === 'partly-reversed' && !milder[content.ruling] ? 'upheld' : wanted;
    return {
      content,
      outcome,
      ...(index === 0 && { isDisputed: true }),
      ...(index === 1 && { representedBy: 'Netzrecht Example e. V.' }),
    };
  });
}

function ofNotifiers(contents: readonly PlannedContent[], notices: readonly PlannedNotice[]): PlannedComplaint[] {
  const answered = contents.flatMap((content) => {
    if (rulingTerms[content.ruling].finding?.outcome !== 'neither') return [];
    const notice = notices.find((one) => names(one, content) && one.body.notifier?.email);
    return notice ? [{ content, notice }] : [];
  });
  return everyNth(answered, notifiersEvery)
    .slice(0, notifiersAtMost)
    .map(({ content, notice }, index) => {
      const isUnfounded = content.ruling === 'manifestly-unfounded';
      const outcome = index % 2 === 0 && !isUnfounded ? 'reversed' : 'upheld';
      return { content, notice, outcome, ...(isUnfounded && { isManifestlyUnfounded: true }) };
    });
}

/** Whether the recipient was told of a restriction, and nothing else happens to it. */
function restrictsKnownAuthor({ allegation, author, description, isMisjudged, ruling }: PlannedContent): boolean {
  if (rulingTerms[ruling].ground === null || description !== 'before' || isMisjudged) return false;
  return author.contactKnown && allegation !== childAbuse && !allegation.otherDescription;
}

function names({ body: { items = [] } }: PlannedNotice, { id, url }: PlannedContent): boolean {
  return items.some((item) => item.contentId === id || item.url === url);
}

function everyNth<T>(values: readonly T[], n: number): T[] {
  return values.filter((_, index) => index % n === 0);
}
