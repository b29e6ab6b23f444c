import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { Messages, type NewMail } from '../infrastructure/messages/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Notices, NoticeSecret, type ItemLocation, type NotifierContact } from '../notices/index.js';
import { contactLines, dueAt, Platforms, RedressLink, redressOf, type PlatformProfile } from '../platforms/index.js';
import { AnswersQuery, type AnsweredNotice } from './answers.query.js';
import { answerTemplate, type AnswerValues } from './answer.template.js';
import type { AutomatedProcessing } from './decision.js';
import type { DecisionTexts } from './decision-texts.js';
import type { AnswerNotifiersPayload } from './decisions.jobs.js';
import { DecisionsRepository, type DecisionRow } from './decisions.repository.js';

const itemsAtOnce = 500;

/** What all answers of a page are made of. */
interface Answering {
  readonly profile: PlatformProfile;
  readonly decision: DecisionRow;
  readonly texts: DecisionTexts;
  readonly contacts: ReadonlyMap<string, NotifierContact>;
  readonly locations: ReadonlyMap<string, ItemLocation>;
  readonly reasons: ReadonlyMap<string, string>;
}

/** Answers every notifier of a decision, each for the items of that notice (Art. 16(5)), also when nothing is done (DEC-6). */
@Injectable()
export class AnswerNotifiersService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly platforms: Platforms,
    private readonly decisions: DecisionsRepository,
    private readonly answers: AnswersQuery,
    private readonly notices: Notices,
    private readonly noticeSecret: NoticeSecret,
    private readonly sealed: SealedTexts,
    private readonly messages: Messages,
    private readonly redressLink: RedressLink,
  ) {}

  onModuleInit(): void {
    this.handlers.register('answer-notifiers', (payload) => this.answerPage(payload));
  }

  /** A page, and the job for the next one. A notice whose items fall on two pages is answered once, with all of them. */
  private async answerPage(payload: AnswerNotifiersPayload): Promise<void> {
    const profile = await this.platforms.byId(payload.platformId);
    await this.db.transaction(async (tx) => {
      // A later decision answers the same notifiers, and must not be followed by what it takes the place of.
      if (await this.decisions.supersededBy(tx, payload.platformId, payload.decisionId)) return;
      const page = await this.answers.page(tx, payload, itemsAtOnce);
      const mails = await this.mailsFor(tx, profile, payload.decisionId, [...new Set(page.map((row) => row.noticeId))]);
      if (mails.length > 0) await this.messages.queueMails(tx, mails);
      if (page.length === itemsAtOnce) {
        await this.jobs.add(tx, 'answer-notifiers', { ...payload, afterItemId: page.at(-1)!.itemId });
      }
    });
  }

  private async mailsFor(
    tx: Tx,
    profile: PlatformProfile,
    decisionId: string,
    noticeIds: string[],
  ): Promise<NewMail<AnswerValues>[]> {
    const platformId = profile.id;
    const decision = (await this.decisions.find(tx, platformId, decisionId))!;
    const answered = await this.answers.notices(tx, platformId, decisionId, noticeIds);
    const items = answered.flatMap((notice) => notice.items);
    const reasonIds = [...new Set(items.flatMap((item) => item.reasonId ?? []))];
    const texts = await this.sealed.read(tx, platformId, [decision.textId, ...reasonIds]);
    const decisionTexts = texts.get(decision.textId);
    if (decisionTexts === undefined) return []; // erased, and with it what could be told
    const answering: Answering = {
      profile,
      decision,
      texts: JSON.parse(decisionTexts) as DecisionTexts,
      contacts: await this.notices.contactsOf(tx, platformId, noticeIds),
      locations: await this.notices.locationsOf(
        tx,
        platformId,
        items.map((item) => item.itemId),
      ),
      reasons: texts,
    };
    return answered.flatMap((notice) => this.mailFor(notice, answering) ?? []);
  }

  /** Undefined for who left no address: the status page alone answers them. */
  private mailFor(notice: AnsweredNotice, answering: Answering): NewMail<AnswerValues> | undefined {
    const { profile, decision, contacts } = answering;
    const contact = contacts.get(notice.id);
    if (!contact?.email) return undefined;
    const scope = { category: decision.category, notifierKind: notice.notifierKind };
    return {
      platformId: profile.id,
      kind: 'notifier-answer',
      onceKey: `answer:${decision.id}:${notice.id}`,
      template: answerTemplate,
      values: this.valuesFor(notice, answering),
      language: contact.language ?? undefined,
      to: { email: contact.email, name: contact.name },
      noticeId: notice.id,
      decisionId: decision.id,
      occurredAt: decision.occurredAt,
      dueAt: dueAt(profile.targets, 'answer', scope, decision.occurredAt),
    };
  }

  private valuesFor(notice: AnsweredNotice, { profile, decision, texts, locations, reasons }: Answering): AnswerValues {
    return {
      serviceName: profile.serviceName,
      type: notice.type,
      reference: notice.reference,
      corrects: decision.supersedesId !== null,
      items: notice.items.map(({ itemId, reasonId, ...item }) => ({
        ...item,
        location: locations.get(itemId)?.value ?? null,
        reason: reasonId === null ? null : (reasons.get(reasonId) ?? null),
      })),
      outcome: decision.outcome,
      restrictions: texts.restrictions.map((restriction) => restriction.type),
      automation: {
        decision: decision.automatedDecision,
        processing: decision.automatedProcessing as readonly AutomatedProcessing[],
      },
      redress: redressOf(profile),
      complaintUrl: this.redressLink.urlWhereOwed(profile, {
        decisionId: decision.id,
        side: 'notifier',
        id: notice.id,
      }),
      statusUrl: this.noticeSecret.statusUrl(notice),
      contact: (language) => contactLines(profile, language),
    };
  }
}
