import { campaignsOn } from '../campaigns/campaigns-on.js';
import { complaintsOn } from '../complaints/complaints-on.js';
import { casesOn, doingNothing, restricting } from '../decisions/cases-on.js';
import { aMeasure, measuresOn } from '../measures/measures-on.js';
import type { Desk } from '../support/desk.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import type { TestApp } from '../support/test-app.js';

export interface CampaignsKept {
  /** Of 24 contents, with a threshold of 5: approved by a second person after 40 minutes. */
  large: string;
  /** Of 4, whose first sample disagreed; one was left out, two of the others were taken back. */
  small: string;
  /** A measure that repeats a decision which fell on the 20th, looked at by nobody. */
  unseenMeasure: string;
}

async function done(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
}

/**
 * October, with a threshold of 5: a large campaign with a complaint that is reversed; a small one that disagrees first and is taken back in
 * part; a decision by reference; a decision that falls on the 20th, of whose three repeats one is corrected after two days, one after
 * ten, one never.
 */
export async function campaignsOfOctober(app: TestApp, at: Desk, mails: MailCatcher): Promise<CampaignsKept> {
  const campaigns = campaignsOn(at);
  const cases = casesOn(app, at);
  const complaints = complaintsOn(at, cases, mails);
  const correct = (id: string, decision: Record<string, unknown>) =>
    done(at.moderator.post(`/v1/decisions/${id}/corrections`, { reason: 'A mistake.', ...decision }));

  app.clock.set('2026-10-05T08:00:00Z');
  const many = await campaigns.describeMany(24);
  const large = await campaigns.checked(many);
  app.clock.set('2026-10-05T09:00:00Z');
  const { seenThrough } = await campaigns.preview(large);
  app.clock.set('2026-10-05T09:10:00Z');
  await campaigns.describe(); // the first that the preview does not have
  app.clock.set('2026-10-05T09:30:00Z');
  await done(campaigns.step(large, 'decision', { seenThrough }));
  app.clock.set('2026-10-05T10:10:00Z');
  await done(campaigns.step(large, 'approval', {}, at.compliance));
  await campaigns.stands(large, 'decided');
  const statement = await complaints.mailAbout(`sender-of-${many[0]}@example.org`, /statement of reasons/);
  app.clock.set('2026-10-07T09:00:00Z');
  const { reference } = await complaints.lodged(complaints.ticketIn(statement));
  const reviewer = await at.person({ alias: 'reviewer', role: 'senior-moderator' });
  const complaint = await complaints.take(reference, reviewer);
  const reversed = { outcome: 'reversed', decision: doingNothing({ finding: undefined }) };
  await done(complaints.decide(complaint.id, reversed, reviewer));

  app.clock.set('2026-10-12T08:00:00Z');
  const four = await campaigns.describeMany(4);
  const odd = await campaigns.describe();
  const small = await campaigns.create();
  await done(campaigns.add(small, [...four, odd]));
  await done(campaigns.step(small, 'samples', {}, at.moderator));
  const wrong = { verdict: 'does-not-fit', note: 'It asks about the offer.' };
  await done(campaigns.step(small, 'sample/1/verdict', wrong, at.moderator));
  await done(campaigns.step(small, 'reopening', { reason: 'One does not fit.' }, at.moderator));
  await done(campaigns.step(small, 'exclusions', { contentIds: [odd] }, at.moderator));
  await campaigns.check(small);
  await campaigns.describe({ language: 'de' }, four[3]);
  app.clock.set('2026-10-12T08:20:00Z');
  await done(campaigns.decide(small));
  await campaigns.stands(small, 'decided');
  app.clock.set('2026-10-14T08:00:00Z');
  const back = { reason: 'The offer is real.', facts: 'It is that of a public authority.', except: [four[0]] };
  await done(campaigns.step(small, 'reversal', back));
  await campaigns.stands(small, 'reversed');

  const { contentId, url } = await cases.described({ email: 'answered@example.org', language: 'en' });
  const first = await cases.decided(doingNothing(), [{ items: [{ url }] }]);
  const again = await cases.take(await cases.caseOf((await cases.notify({ items: [{ contentId }] })).reference));
  const byReference = { seenThrough: again.seenThrough, decisionId: first.id };
  await done(at.moderator.post(`/v1/review/cases/${again.caseId}/decision-by-reference`, byReference));

  app.clock.set('2026-10-15T08:00:00Z');
  const film = await cases.decided();
  const soon = await cases.decided(restricting({ repeatsDecisionId: film.id }));
  const late = await cases.decided(restricting({ repeatsDecisionId: film.id }));
  const now = app.clock.now().toISOString();
  const measure = aMeasure({
    appliedOn: now.slice(0, 10),
    occurredAt: now,
    statement: { sentAt: now },
    repeats: { decisionId: film.id },
  });
  await done(measuresOn(at).record(measure));
  app.clock.set('2026-10-20T08:00:00Z');
  await correct(film.id, doingNothing());
  app.clock.set('2026-10-22T08:00:00Z');
  await correct(soon.id, doingNothing());
  app.clock.set('2026-10-30T08:00:00Z');
  await correct(late.id, doingNothing());
  return { large, small, unseenMeasure: String(measure['measureId']) };
}
