import { Webhook } from 'standardwebhooks';
import { endRestrictionsSweep, giveUpOverdueCommandsSweep } from '../../apps/api/src/enforcement/index.js';
import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import { WebhookEndpoints } from '../../apps/api/src/infrastructure/messages/index.js';
import {
  casesOn,
  doingNothing,
  restricting,
  slugOf,
  type Cases,
  type Decision,
  type ProblemBody,
  type RestrictionBody,
} from '../decisions/cases-on.js';
import { desk, type Client, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { webhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

interface Command {
  id: string;
  kind: string;
  restrictionId: string;
  revision: number;
  type: string;
  territory: string[];
  endsAt: string | null;
  subject: { contentId: string | null; locations: string[] };
  decisionId: string;
  statementId: string | null;
  alsoRestrictedBy: string[];
  attention: string | null;
  dueAt: string;
}

interface Confirmed {
  commandState: string;
  restrictionState: string;
  inEffectAt: string | null;
  confirmation: { id: string; outcome: string; source: string };
}

interface History {
  restriction: RestrictionBody;
  revisions: {
    kind: string;
    causeDecisionId: string | null;
    command: { kind: string; state: string } | null;
    confirmations: { outcome: string }[];
  }[];
}

describe('enforcement', () => {
  let app: TestApp;
  let at: Desk;
  let cases: Cases;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    receiver = await webhookReceiver();
    app = await testApp();
    at = await desk(app);
    cases = casesOn(app, at);
  });
  afterAll(async () => {
    await app.stop();
    await receiver.stop();
  });

  const commandsPath = '/v1/platforms/forum/enforcement-commands';
  /** All open commands, page by page. */
  const open = async (query = '') => {
    const found: Command[] = [];
    for (let after: string | null = ''; after !== null;) {
      const path: string = `${commandsPath}?limit=200${query}${after && `&after=${after}`}`;
      const { body } = await at.system.get<{ items: Command[]; next: string | null }>(path);
      found.push(...body.items);
      after = body.next;
    }
    return found;
  };
  const openOf = async (restrictionId: string) => (await open()).filter((one) => one.restrictionId === restrictionId);
  const confirm = <T = Confirmed>(commandId: string, confirmation: Record<string, unknown>, by: Client = at.system) =>
    by.post<T>(`${commandsPath}/${commandId}/confirmations`, confirmation);
  const effect = (outcome = 'done') => ({ outcome, effectiveAt: app.clock.now().toISOString() });
  const correct = async (id: string, decision: Record<string, unknown>) =>
    (await at.moderator.post<Decision>(`/v1/decisions/${id}/corrections`, { reason: 'A mistake.', ...decision })).body;
  const history = async (restrictionId: string) =>
    (await at.moderator.get<History>(`/v1/platforms/forum/restrictions/${restrictionId}`)).body;
  const restricted = async (changes: Record<string, unknown> = {}) => {
    const decision = await cases.decided(restricting(changes));
    const [restriction] = decision.restrictions;
    return { decision, restriction: restriction!, command: restriction!.command };
  };

  describe('that the platform pulls', () => {
    it('lists what is to be carried out, until it is confirmed', async () => {
      const { decision, restriction, command } = await restricted();
      const [listed] = await openOf(restriction.id);
      expect(listed).toMatchObject({
        id: command.id,
        kind: 'impose',
        revision: 1,
        type: 'visibility-removal',
        endsAt: null,
        subject: { kind: 'content', contentId: null, locations: [decision.held.url] },
        decisionId: decision.id,
        statementId: decision.statement!.id,
        alsoRestrictedBy: [],
        attention: null,
      });
      app.clock.move({ minutes: 5 });
      const { status, body } = await confirm(command.id, effect());
      expect(status).toBe(200);
      expect(body).toMatchObject({
        commandState: 'confirmed',
        restrictionState: 'in-effect',
        inEffectAt: app.clock.now().toISOString(),
        confirmation: { outcome: 'done', source: 'platform' },
      });
      expect(await openOf(restriction.id)).toEqual([]);
    });

    it("names the platform's own content where it was described", async () => {
      const { contentId } = await cases.described(undefined);
      const { body } = await cases.decide(await cases.ownInitiative(contentId), restricting());
      const [listed] = await openOf(body.restrictions[0]!.id);
      expect(listed!.subject).toMatchObject({ contentId, version: 1, locations: [] });
    });

    it('says which other restriction stands in the way of a lift', async () => {
      const { url } = await cases.described(undefined);
      const first = await cases.decided(restricting(), [{ items: [{ url }] }]);
      const second = await cases.decided(restricting(), [{ items: [{ url }] }]);
      await confirm(first.restrictions[0]!.command.id, effect());
      await correct(first.id, doingNothing());
      const [lift] = await openOf(first.restrictions[0]!.id);
      expect(lift).toMatchObject({ kind: 'lift', alsoRestrictedBy: [second.restrictions[0]!.id] });
    });
  });

  describe('that is confirmed', () => {
    it.each([
      ['done', 'confirmed', 'in-effect', true],
      ['partly', 'confirmed', 'in-effect', true],
      ['gone', 'confirmed', 'expired', false],
    ])(
      'as %s leaves the command %s and the restriction %s',
      async (outcome, commandState, restrictionState, isInEffect) => {
        const { restriction, command } = await restricted();
        const { body } = await confirm(command.id, effect(outcome));
        expect(body).toMatchObject({ commandState, restrictionState });
        expect(body.inEffectAt !== null).toBe(isInEffect);
        expect((await history(restriction.id)).restriction).toMatchObject({ state: restrictionState });
      },
    );

    it.each(['failed', 'refused'])('as %s stays open, and may still be done', async (outcome) => {
      const { restriction, command } = await restricted();
      const { status, body } = await confirm(command.id, { outcome });
      expect(status).toBe(200);
      expect(body).toMatchObject({ commandState: 'open', restrictionState: 'failed', inEffectAt: null });
      expect((await openOf(restriction.id))[0]!.attention).toBe(outcome);
      expect((await confirm(command.id, effect())).body).toMatchObject({
        commandState: 'confirmed',
        restrictionState: 'in-effect',
      });
      expect((await history(restriction.id)).revisions[0]!.confirmations.map((one) => one.outcome)).toEqual([
        outcome,
        'done',
      ]);
    });

    it('is refused an instant before the decision, in the future, or none', async () => {
      const { command } = await restricted();
      const at = (ms: number) => new Date(app.clock.now().getTime() + ms).toISOString();
      for (const confirmation of [
        { outcome: 'done', effectiveAt: at(-1) },
        { outcome: 'done', effectiveAt: at(1) },
        { outcome: 'done' },
        { outcome: 'failed', effectiveAt: at(0) },
      ]) {
        const { status, body } = await confirm<ProblemBody>(command.id, confirmation);
        expect([status, body.errors[0]!.pointer]).toEqual([422, '#/effectiveAt']);
      }
      const unknown = await confirm<ProblemBody>(command.id, { outcome: 'perhaps' });
      expect([unknown.status, unknown.body.errors[0]!.pointer]).toEqual([422, '#/outcome']);
      expect((await confirm(command.id, effect())).status).toBe(200);
    });

    it('answers the same confirmation again in the same way, and another one not', async () => {
      const { command } = await restricted();
      const first = effect();
      const { body } = await confirm(command.id, first);
      app.clock.move({ minutes: 1 });
      const again = await confirm(command.id, first);
      expect(again.status).toBe(200);
      expect(again.body).toEqual(body);
      const other = await confirm<ProblemBody>(command.id, effect('partly'));
      expect([other.status, slugOf(other.body)]).toEqual([409, 'confirmed-otherwise']);
    });

    it('takes one of two that differ and come at once, and both that are the same', async () => {
      for (let round = 0; round < 5; round++) {
        const { command } = await restricted();
        const different = await Promise.all([
          confirm(command.id, effect('done')),
          confirm(command.id, effect('partly')),
        ]);
        expect(different.map(({ status }) => status).sort()).toEqual([200, 409]);
        const { command: next } = await restricted();
        const same = await Promise.all([confirm(next.id, effect()), confirm(next.id, effect())]);
        expect(same.map(({ status }) => status)).toEqual([200, 200]);
        expect(same[0].body).toEqual(same[1].body);
        const [row] = await app.db.query<{ count: number }>(
          'select count(*) from enforcement_confirmation where command_id = $1',
          [next.id],
        );
        expect(row!.count).toBe(1);
      }
    });

    it('by hand needs evidence, which is kept sealed', async () => {
      const { command } = await restricted();
      const without = await confirm<ProblemBody>(command.id, effect(), at.moderator);
      expect([without.status, without.body.errors[0]!.pointer]).toEqual([422, '#/evidence']);
      const { status, body } = await confirm(
        command.id,
        { ...effect(), evidence: 'I looked in a private window.' },
        at.moderator,
      );
      expect(status).toBe(200);
      expect(body.confirmation.source).toBe('staff');
      const [row] = await app.db.query<{ staffId: string; kind: string }>(
        `select c.staff_id as "staffId", t.kind from enforcement_confirmation c join sealed_text t on t.id = c.evidence_id
         where c.id = $1`,
        [body.confirmation.id],
      );
      expect(row).toEqual({ staffId: at.moderator.id, kind: 'enforcement-evidence' });
    });

    it('is so by its own platform and staff only', async () => {
      const { command } = await restricted();
      const other = await desk(app, { key: `other-${Date.now()}` });
      expect((await confirm(command.id, effect(), other.system)).status).toBe(404);
      const crossed = await other.system.post(
        `/v1/platforms/${other.platform}/enforcement-commands/${command.id}/confirmations`,
        effect(),
      );
      expect(crossed.status).toBe(404);
      expect((await confirm(command.id, effect(), at.compliance)).status).toBe(403);
      expect((await confirm(command.id, effect(), at.stranger)).status).toBe(401);
      expect((await confirm('0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', effect())).status).toBe(404);
    });
  });

  describe('in its order', () => {
    it('holds a lift back while the older command is in flight, so that no late "impose" follows it', async () => {
      const { decision, restriction, command } = await restricted();
      await correct(decision.id, doingNothing());
      expect((await openOf(restriction.id)).map(({ kind }) => kind)).toEqual(['impose']);
      const { revisions } = await history(restriction.id);
      const lift = revisions[1]!.command as { id?: string; kind: string; state: string };
      expect(lift).toMatchObject({ kind: 'lift', state: 'waiting' });
      const early = await confirm<ProblemBody>(lift.id!, effect());
      expect([early.status, slugOf(early.body)]).toEqual([409, 'command-not-open']);
      const { body } = await confirm(command.id, effect());
      expect(body).toMatchObject({
        commandState: 'confirmed',
        restrictionState: 'lifted',
        inEffectAt: app.clock.now().toISOString(),
      });
      expect((await openOf(restriction.id)).map(({ kind }) => kind)).toEqual(['lift']);
      expect((await confirm(lift.id!, effect())).body).toMatchObject({
        commandState: 'confirmed',
        restrictionState: 'lifted',
      });
    });

    it('gives a failed command up for a newer revision at once', async () => {
      const { decision, restriction, command } = await restricted();
      await confirm(command.id, { outcome: 'failed' });
      await correct(decision.id, doingNothing());
      expect((await openOf(restriction.id)).map(({ kind }) => kind)).toEqual(['lift']);
      const late = await confirm<ProblemBody & { state: string; currentRevision: number }>(command.id, effect());
      expect([late.status, slugOf(late.body), late.body.state, late.body.currentRevision]).toEqual([
        409,
        'command-not-open',
        'superseded',
        2,
      ]);
    });

    it('gives a command up that fails while a newer one waits', async () => {
      const { decision, restriction, command } = await restricted();
      await correct(decision.id, doingNothing());
      expect((await confirm(command.id, { outcome: 'refused' })).body).toMatchObject({ commandState: 'superseded' });
      expect((await openOf(restriction.id)).map(({ kind }) => kind)).toEqual(['lift']);
    });

    it('lets only the newest of several waiting revisions go out', async () => {
      const { decision, restriction, command } = await restricted();
      const changed = await correct(
        decision.id,
        restricting({ restrictions: [{ type: 'visibility-removal', territory: ['DE'] }] }),
      );
      await correct(changed.id, restricting({ restrictions: [{ type: 'visibility-removal', territory: ['AT'] }] }));
      await confirm(command.id, effect());
      const [next] = await openOf(restriction.id);
      expect(next).toMatchObject({ kind: 'change', revision: 3, territory: ['AT'] });
      const { revisions, restriction: now } = await history(restriction.id);
      expect(revisions.map((one) => one.command!.state)).toEqual(['confirmed', 'superseded', 'open']);
      expect(now).toMatchObject({ state: 'imposed', revision: 3 });
      expect((await confirm(next!.id, effect())).body.restrictionState).toBe('in-effect');
    });

    it('gives an overdue command up for one that waits: a lift does not wait for ever', async () => {
      const { decision, restriction, command } = await restricted();
      await correct(decision.id, doingNothing());
      await app.app.get(JobHandlers).runSweep(giveUpOverdueCommandsSweep);
      expect((await openOf(restriction.id)).map(({ kind }) => kind)).toEqual(['impose']);
      app.clock.move({ hours: 2 });
      await app.app.get(JobHandlers).runSweep(giveUpOverdueCommandsSweep);
      expect((await openOf(restriction.id)).map(({ kind }) => kind)).toEqual(['lift']);
      const late = await confirm<ProblemBody>(command.id, effect());
      expect([late.status, slugOf(late.body)]).toEqual([409, 'command-not-open']);
    });
  });

  it('ends a restriction when its time is over, once, and asks for the lift', async () => {
    const endsAt = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    const { restriction, command } = await restricted({ restrictions: [{ type: 'account-suspension', endsAt }] });
    await confirm(command.id, effect());
    const sweep = () => app.app.get(JobHandlers).runSweep(endRestrictionsSweep);
    await sweep();
    expect((await history(restriction.id)).restriction.state).toBe('in-effect');
    app.clock.move({ hours: 1 });
    await Promise.all([sweep(), sweep()]);
    const { restriction: ended, revisions } = await history(restriction.id);
    expect(ended).toMatchObject({ state: 'expired', revision: 2, command: { kind: 'lift', state: 'open' } });
    expect(revisions.map(({ kind, causeDecisionId }) => [kind, causeDecisionId !== null])).toEqual([
      ['imposed', true],
      ['expired', false],
    ]);
    const [lift] = await openOf(restriction.id);
    expect((await confirm(lift!.id, effect())).body).toMatchObject({
      restrictionState: 'expired',
      commandState: 'confirmed',
    });
  });

  it('shows what nobody confirms as overdue', async () => {
    const { restriction } = await restricted();
    const overdue = async () => (await open('&overdue=true')).filter((one) => one.restrictionId === restriction.id);
    expect(await overdue()).toEqual([]);
    app.clock.move({ hours: 1, seconds: 1 });
    expect((await overdue())[0]).toMatchObject({ attention: 'overdue' });
    const { body } = await at.compliance.get<{ items: RestrictionBody[] }>(
      '/v1/platforms/forum/restrictions?state=imposed&limit=200',
    );
    expect(body.items.find(({ id }) => id === restriction.id)).toMatchObject({ attention: 'overdue' });
  });

  it('lists restrictions by page', async () => {
    for (let count = 0; count < 3; count++) await restricted();
    const first = await at.moderator.get<{ items: RestrictionBody[]; next: string }>(
      '/v1/platforms/forum/restrictions?limit=2',
    );
    const second = await at.moderator.get<typeof first.body>(
      `/v1/platforms/forum/restrictions?limit=2&after=${first.body.next}`,
    );
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await at.moderator.get('/v1/platforms/forum/restrictions?state=perhaps')).status).toBe(422);
    expect(
      (await at.moderator.get('/v1/platforms/forum/restrictions/0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f')).status,
    ).toBe(404);
  });

  it('goes out as a signed webhook, one command at a time', async () => {
    const there = await desk(app, { key: 'hooked' });
    const { secret } = await app.app
      .get(Database)
      .transaction((tx) => app.app.get(WebhookEndpoints).set(tx, { platformId: there.platformId, url: receiver.url }));
    const boss = await there.person({ alias: 'boss', role: 'admin' });
    expect((await boss.patch('/v1/platforms/hooked', { enforcementChannel: 'webhook' })).status).toBe(200);
    const on = casesOn(app, there);
    const decision = await on.decided(restricting(), [{ platform: 'hooked' }]);
    const isEnforcement = ({ body }: { body: string }) => body.includes('enforcement.requested');
    const next = async () => {
      const request = await receiver.next(isEnforcement);
      return new Webhook(secret).verify(request.body, request.headers as Record<string, string>) as {
        type: string;
        platform: string;
        data: Record<string, unknown>;
      };
    };
    const imposed = await next();
    expect(imposed).toMatchObject({
      type: 'enforcement.requested',
      platform: 'hooked',
      data: {
        commandId: decision.restrictions[0]!.command.id,
        kind: 'impose',
        revision: 1,
        type: 'visibility-removal',
        subject: { locations: [decision.held.url] },
        decisionId: decision.id,
        statementId: decision.statement!.id,
      },
    });
    await there.moderator.post(`/v1/decisions/${decision.id}/corrections`, { reason: 'A mistake.', ...doingNothing() });
    expect(receiver.requests.filter(isEnforcement)).toHaveLength(1);
    await there.system.post(
      `/v1/platforms/hooked/enforcement-commands/${decision.restrictions[0]!.command.id}/confirmations`,
      effect(),
    );
    expect(await next()).toMatchObject({ data: { kind: 'lift', revision: 2, alsoRestrictedBy: [] } });
  });
});
