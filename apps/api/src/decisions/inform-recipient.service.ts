import { Injectable } from '@nestjs/common';
import { memberStateFrom } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Notices } from '../notices/index.js';
import { Orders } from '../orders/index.js';
import { contactLines, dueAt, redressOf } from '../platforms/index.js';
import { Contents } from '../recipients/index.js';
import {
  buildStatement,
  IssueStatementService,
  TellRecipientService,
  type Ground,
  type StatementSubject,
} from '../statements-of-reasons/index.js';
import type { ChosenClauses } from './choose-clauses.service.js';
import { DecidedCaseQuery } from './decided-case.query.js';
import type { GroundContent } from './decision.js';
import { termsOf } from './decision.rules.js';
import type { NewDecision } from './record-decision.service.js';
import { restrictionEndedTemplate } from './restriction-ended.template.js';

/** Whom a decision concerns, and what is said of it and them. */
export interface Parties {
  readonly recipientId: string | null;
  readonly contentLanguage: string | null;
  readonly subject: StatementSubject;
  readonly ground: Ground | null;
  /** The one notifier who must be named, and why; the name goes into the statement. */
  readonly disclosure: { readonly noticeId: string; readonly necessity: string } | null;
  readonly notifierName: string | null;
}

/** Tells the recipient of the service: by a statement of reasons (Art. 17), or that the restriction ends. */
@Injectable()
export class InformRecipientService {
  constructor(
    private readonly cases: DecidedCaseQuery,
    private readonly contents: Contents,
    private readonly notices: Notices,
    private readonly orders: Orders,
    private readonly statements: IssueStatementService,
    private readonly recipient: TellRecipientService,
  ) {}

  /** Throws `invalid-input` when a notifier is to be named who is not known. */
  async prepare(tx: Tx, decision: NewDecision, clauses: ChosenClauses): Promise<Parties> {
    const { id: platformId } = decision.profile;
    const { subject, primaryItemId } = decision.case;
    const described = subject.contentId
      ? await this.contents.describe(tx, platformId, subject.contentId, subject.contentVersion ?? undefined)
      : null;
    const locations = primaryItemId ? await this.notices.locationsOf(tx, platformId, [primaryItemId]) : null;
    const location = primaryItemId
      ? locations?.get(primaryItemId)?.value
      : (await this.orders.locationsOfCases(tx, platformId, [decision.case.id])).get(decision.case.id)?.value;
    return {
      recipientId: described?.recipientId ?? null,
      contentLanguage: described?.language ?? null,
      subject: { kind: subject.kind, contentId: described?.externalId ?? null, locations: location ? [location] : [] },
      ground: decision.content.ground ? groundOf(decision.content.ground, clauses) : null,
      ...(await this.disclose(tx, decision)),
    };
  }

  async inform(
    tx: Tx,
    decision: NewDecision,
    decisionId: string,
    statementId: string | null,
    parties: Parties,
  ): Promise<void> {
    if (statementId) await this.issueStatement(tx, decision, decisionId, statementId, parties);
    else if (decision.recipientWasTold) await this.tellOfEnd(tx, decision, decisionId, parties);
  }

  private async issueStatement(
    tx: Tx,
    { profile, content, now, ...decision }: NewDecision,
    decisionId: string,
    id: string,
    { subject, ground, recipientId, notifierName }: Parties,
  ): Promise<void> {
    const statement = buildStatement({
      subject,
      restrictions: content.restrictions!.map(termsOf).map((terms) => ({
        type: terms.type,
        territory: terms.territory,
        endsAt: terms.endsAt?.toISOString() ?? null,
      })),
      facts: content.facts,
      source: decision.case.source,
      notifier: notifierName,
      automation: { detection: content.automation.detection, decision: content.automation.decision },
      ground: ground!,
      redress: redressOf(profile),
    });
    await this.statements.issue(tx, {
      profile,
      id,
      decisionId,
      holdOn: holdsOn(decision),
      statement,
      recipientId,
      exemption: content.statementExemption ?? null,
      corrects: decision.supersedes !== null,
      category: content.category ?? null,
      decidedAt: now,
    });
  }

  private async tellOfEnd(
    tx: Tx,
    { profile, content, now, ...decision }: NewDecision,
    decisionId: string,
    parties: Parties,
  ): Promise<void> {
    const { recipientId, subject } = parties;
    const reach = await this.recipient.reach(tx, profile, recipientId);
    await this.recipient.tell(
      tx,
      {
        profile,
        recipientId,
        decisionId,
        holdOn: holdsOn(decision),
        kind: 'correction',
        template: restrictionEndedTemplate,
        values: {
          serviceName: profile.serviceName,
          subject,
          decisionId,
          orderHasEnded: decision.orderHasEnded ?? false,
          contact: (language) => contactLines(profile, language),
        },
        event: { type: 'restriction.ended', data: { subject } },
        occurredAt: now,
        dueAt: dueAt(profile.targets, 'statement', { category: content.category }, now),
      },
      reach,
    );
  }

  private async disclose(tx: Tx, decision: NewDecision): Promise<Pick<Parties, 'disclosure' | 'notifierName'>> {
    const wanted = decision.content.discloseNotifier;
    if (!wanted) return { disclosure: null, notifierName: null };
    const { id: platformId } = decision.profile;
    const noticeId = await this.cases.noticeOf(tx, platformId, decision.case.id, wanted.noticeId ?? null);
    if (!noticeId) {
      throw invalidInput([
        wanted.noticeId
          ? { pointer: '#/discloseNotifier/noticeId', detail: 'must be a notice that this decision answers' }
          : { pointer: '#/discloseNotifier', detail: 'must be left out: this decision answers no notice (Art. 16)' },
      ]);
    }
    const contact = (await this.notices.contactsOf(tx, platformId, [noticeId])).get(noticeId);
    if (!contact?.name)
      throw invalidInput([{ pointer: '#/discloseNotifier', detail: 'must be a notifier who gave a name' }]);
    return { disclosure: { noticeId, necessity: wanted.necessity }, notifierName: contact.name };
  }
}

/** What a confidentiality hold may lie on: the case (Art. 18), and the orders that it answers (Art. 9(5)). */
function holdsOn(decision: Pick<NewDecision, 'case' | 'orders'>) {
  return [{ kind: 'case', id: decision.case.id }, ...decision.orders.map(({ id }) => ({ kind: 'order', id }))];
}

/** The ground in full: what the rules have found complete, with the clause as the catalogue has it. */
function groundOf({ kind, law, provision, memberState, explanation }: GroundContent, clauses: ChosenClauses): Ground {
  if (kind === 'illegal') {
    const state = memberState === undefined ? null : (memberStateFrom(memberState) ?? null);
    return { kind, law: law!, provision: provision!, memberState: state, explanation };
  }
  const { id, code, version, title, url } = clauses.groundClause!;
  return { kind, clause: { id, code, version, title, url }, explanation };
}
