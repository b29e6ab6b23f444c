import type { Client } from '../support/desk.js';
import { until } from '../support/until.js';
import { sampleDesk, sampleOf, type SampleDesk } from './sample-on.js';

interface ReversalBody {
  id: string;
  complaintId: string;
  state: string;
  effectiveAt: string | null;
}

const path = '/v1/platforms/forum';

describe('the sample platform, when its account complains of what its filter did and is right (Art. 20)', () => {
  let on: SampleDesk;

  beforeAll(async () => {
    on = await sampleDesk();
  });
  afterAll(() => on.stop());

  /** Hidden by the filter, and known to be. */
  const hidden = async (sample: Awaited<ReturnType<typeof sampleOf>>, id: string) => {
    await sample.publish(id, 'My aunt was sold miracle pills. Beware!', { account: `account of ${id}` });
    expect((await sample.http.post('/filter')).status).toBe(204);
    await until(() => sample.platform.state.measures.has(`filter-${id}`) && sample.platform.state.untold.size === 0);
    expect(sample.platform.state.isVisible(id)).toBe(false);
    return sample.platform.state.measures.get(`filter-${id}`)!;
  };
  /** Complained of by the link alone, and reversed by another person than the filter. */
  const reversed = async (ticket: string) => {
    const text = 'I warn of those who sell them.';
    const { status, body } = await on.at.stranger.post<{ reference: string }>('/v1/complaints', { ticket, text });
    expect(status).toBe(201);
    const claimed = await on.at.senior.post<{ complaint: { id: string; reference: string } }>('/v1/complaints/claims');
    expect(claimed.body.complaint.reference).toBe(body.reference);
    const { id } = claimed.body.complaint;
    const verdict = { outcome: 'reversed', reasons: 'It warns of the pills.' };
    expect((await on.at.senior.post(`${path}/complaints/${id}/decision`, verdict)).status).toBe(201);
    return id;
  };
  const reversalOf = async (complaintId: string, by: Client = on.at.compliance) => {
    const { body } = await by.get<{ items: ReversalBody[] }>(`${path}/measure-reversals?limit=100`);
    return body.items.find((item) => item.complaintId === complaintId)!;
  };
  const ticketIn = (text: string) => /[?&]ticket=([^\s&]+)/.exec(text)![1]!;

  it('pulls what was reversed, lifts it and says since when; the measure and the complaint show it', async () => {
    const sample = await sampleOf(on);
    const { appliedOn, measureId } = await hidden(sample, 'aunt-1');
    const key = `${path}/measures/${appliedOn}/${measureId}`;
    const { body: measure } = await on.at.system.get<{ complaintUrl: string }>(key);
    const complaintId = await reversed(ticketIn(measure.complaintUrl));
    await until(() => sample.platform.state.isVisible('aunt-1') && sample.platform.state.untold.size === 0);
    const reversal = await reversalOf(complaintId);
    const { effectiveAt } = sample.platform.state.reversals.get(reversal.id)!;
    expect(reversal).toMatchObject({ state: 'confirmed', effectiveAt });
    const { body: after } = await on.at.compliance.get<{ reversedAt: string }>(key);
    expect(after.reversedAt).toBe(effectiveAt);
    await sample.http.post('/filter');
    await sample.http.post('/pull');
    expect(sample.platform.state.isVisible('aunt-1')).toBe(true);
    expect([...sample.platform.state.refused]).toEqual([]);
    expect(sample.complaints).toEqual([]);
    await sample.stop();
  });

  it('is told by webhook, once however it hears of it; the account complained by the letter in its inbox', async () => {
    const sample = await sampleOf(on, { pullEveryMs: 3_600_000 });
    sample.trust(await on.setWebhook(`${sample.url}/noticedesk`));
    await hidden(sample, 'aunt-2');
    const letter = await until(async () => {
      const { body } = await sample.http.get<{ items: { text: string }[] }>(
        `/accounts/${encodeURIComponent('account of aunt-2')}/letters`,
      );
      return body.items.at(0);
    });
    const complaintId = await reversed(ticketIn(letter.text));
    await until(() => sample.platform.state.isVisible('aunt-2') && sample.platform.state.untold.size === 0);
    await Promise.all([sample.http.post('/pull'), sample.http.post('/pull')]);
    expect(await reversalOf(complaintId)).toMatchObject({ state: 'confirmed' });
    const inbox = `/accounts/${encodeURIComponent('account of aunt-2')}/letters`;
    const letters = await until(async () => {
      const { body } = await sample.http.get<{ items: { subject: string }[] }>(inbox);
      return body.items.length >= 3 && body.items.map(({ subject }) => subject);
    });
    expect(letters).toEqual([
      expect.stringContaining('statement of reasons'),
      expect.stringContaining('received your complaint'),
      expect.stringContaining('decision on your complaint'),
    ]);
    const lifted = on.facts().filter((fact) => fact.kind === 'reversed' && fact.reversed.measureId === 'filter-aunt-2');
    expect(lifted).toHaveLength(1);
    expect([...sample.platform.state.refused]).toEqual([]);
    await sample.stop();
  });

  it('takes back what it sees to be wrong itself, also when a complaint is right at the same moment', async () => {
    const sample = await sampleOf(on, { pullEveryMs: 3_600_000 });
    await sample.http.post('/pull');
    const { appliedOn, measureId } = await hidden(sample, 'aunt-3');
    const key = `${path}/measures/${appliedOn}/${measureId}`;
    const { body: measure } = await on.at.system.get<{ complaintUrl: string }>(key);
    const complaintId = await reversed(ticketIn(measure.complaintUrl));
    const takeBack = () => sample.http.post(`/measures/${measureId}/reversal`);
    const answers = await Promise.all([takeBack(), takeBack(), sample.http.post('/pull')]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await sample.http.post('/measures/nothing/reversal')).status).toBe(404);
    expect(sample.platform.state.isVisible('aunt-3')).toBe(true);
    await sample.allTold();
    const { body: after } = await on.at.compliance.get<{ reversedAt: string }>(key);
    expect(await reversalOf(complaintId)).toMatchObject({ state: 'confirmed', effectiveAt: after.reversedAt });
    expect([...sample.platform.state.refused]).toEqual([]);
    expect(sample.complaints).toEqual([]);
    await sample.stop();
  });
});
