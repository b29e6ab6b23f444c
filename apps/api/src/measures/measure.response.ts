import { ApiProperty } from '@nestjs/swagger';
import { categoryCodes } from '../categories/index.js';
import type { Page } from '../infrastructure/validation/index.js';
import { restrictionTypes } from '../platforms/index.js';
import { contentTypes } from '../recipients/index.js';
import { automatedDecisions } from '../statements-of-reasons/index.js';
import type { MeasureRecord } from './measure.js';
import type { ShownMeasure } from './show-measures.service.js';

export class MeasureResponse {
  @ApiProperty({ format: 'date', example: '2026-11-22' })
  appliedOn!: string;

  @ApiProperty({ example: 'm-4711' })
  measureId!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T09:59:00.000Z' })
  occurredAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T09:59:02.117Z' })
  recordedAt!: string;

  @ApiProperty({ description: 'Who wrote it: this product, or an import.', example: 'noticedesk' })
  origin!: string;

  @ApiProperty({ enum: ['illegal', 'terms'], example: 'terms' })
  ground!: 'illegal' | 'terms';

  @ApiProperty({ enum: categoryCodes, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' })
  category!: string;

  @ApiProperty({ type: String, nullable: true, example: 'KEYWORD_PHISHING' })
  keyword!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  otherDescription!: string | null;

  @ApiProperty({ enum: restrictionTypes, isArray: true, example: ['visibility-removal'] })
  restrictionTypes!: string[];

  @ApiProperty({ type: [String], example: ['AT', 'DE'] })
  territory!: string[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  endsAt!: string | null;

  @ApiProperty({ example: true })
  automatedDetection!: boolean;

  @ApiProperty({ enum: automatedDecisions, example: 'full' })
  automatedDecision!: string;

  @ApiProperty({ type: String, nullable: true, example: 'spam-model' })
  automationSystem!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '4.2' })
  automationVersion!: string | null;

  @ApiProperty({ example: 'post-8812' })
  contentId!: string;

  @ApiProperty({ enum: contentTypes, isArray: true, example: ['text'] })
  contentTypes!: string[];

  @ApiProperty({ type: String, nullable: true, example: 'de' })
  contentLanguage!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'account-17' })
  recipientId!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 120 })
  audienceSize!: number | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'A decision here that it repeats.',
    example: null,
  })
  repeatsDecisionId!: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The day of a measure that it repeats.',
    example: null,
  })
  repeatsAppliedOn!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  repeatsMeasureId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['no-contact-details', 'deceptive-high-volume'],
    description: 'Why nobody is told (Art. 17(2)).',
    example: null,
  })
  exemption!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the platform told the recipient itself.',
    example: '2026-11-22T09:59:01.000Z',
  })
  statementSentAt!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the platform took it back.',
    example: null,
  })
  reversedAt!: string | null;
}

export class MeasureClauseResponse {
  @ApiProperty({ example: 'spam' })
  code!: string;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ example: 'No spam' })
  title!: string;
}

export class MeasureStatementResponse {
  @ApiProperty({ example: 'The account posted the same link 41 times within an hour.' })
  facts!: string;

  @ApiProperty({ example: 'The post advertises the same shop as 40 others of this account.' })
  explanation!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  law!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  provision!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  memberState!: string | null;

  @ApiProperty({ type: MeasureClauseResponse, nullable: true })
  clause!: MeasureClauseResponse | null;

  @ApiProperty({ description: 'Of the words.', example: 'en' })
  language!: string;

  @ApiProperty({ example: 'The Forum: statement of reasons for our decision' })
  subject!: string;

  @ApiProperty({ example: 'We decided on 22 November 2026 about: post-8812 …' })
  text!: string;
}

export class MeasureMessageResponse {
  @ApiProperty({ enum: ['mail', 'webhook'], example: 'mail' })
  channel!: string;

  @ApiProperty({ enum: ['held', 'queued', 'accepted', 'bounced', 'failed'], example: 'accepted' })
  state!: string;
}

export class MeasureWithStatementResponse extends MeasureResponse {
  @ApiProperty({
    type: MeasureMessageResponse,
    nullable: true,
    description: 'The message by which the recipient was told from here.',
  })
  message!: MeasureMessageResponse | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The page on which the recipient complains (Art. 20(1)), for the statement that the platform sends itself; null for staff.',
    example: 'https://notices.example/complaint?ticket=…',
  })
  complaintUrl!: string | null;

  @ApiProperty({
    type: MeasureStatementResponse,
    nullable: true,
    description: "The statement of reasons (Art. 17(3)); null when erased, or not the caller's to read.",
  })
  statement!: MeasureStatementResponse | null;
}

export class MeasurePageResponse {
  @ApiProperty({ type: [MeasureResponse] })
  items!: MeasureResponse[];

  @ApiProperty({ type: String, nullable: true, example: null })
  next!: string | null;
}

export function toMeasurePageResponse({ items, next }: Page<MeasureRecord>): MeasurePageResponse {
  return { items: items.map(toMeasureResponse), next };
}

export function toMeasureWithStatementResponse({
  measure,
  message,
  complaintUrl,
  stated,
}: ShownMeasure): MeasureWithStatementResponse {
  return {
    ...toMeasureResponse(measure),
    message: message && { channel: message.channel, state: message.state },
    complaintUrl,
    statement: stated && toStatementResponse(stated),
  };
}

function toStatementResponse({ statement, rendered }: NonNullable<ShownMeasure['stated']>): MeasureStatementResponse {
  const { ground, facts } = statement;
  const isIllegal = ground.kind === 'illegal';
  return {
    facts,
    explanation: ground.explanation,
    law: isIllegal ? ground.law : null,
    provision: isIllegal ? ground.provision : null,
    memberState: isIllegal ? ground.memberState : null,
    clause: isIllegal ? null : { code: ground.clause.code, version: ground.clause.version, title: ground.clause.title },
    language: rendered.language,
    subject: rendered.subject,
    text: rendered.text,
  };
}

function toMeasureResponse(measure: MeasureRecord): MeasureResponse {
  return {
    appliedOn: measure.appliedOn,
    measureId: measure.measureId,
    occurredAt: measure.occurredAt.toISOString(),
    recordedAt: measure.recordedAt.toISOString(),
    origin: measure.origin,
    ground: measure.ground,
    category: measure.category,
    keyword: measure.keyword,
    otherDescription: measure.otherDescription,
    restrictionTypes: [...measure.restrictionTypes],
    territory: [...measure.territory],
    endsAt: measure.endsAt?.toISOString() ?? null,
    automatedDetection: measure.automatedDetection,
    automatedDecision: measure.automatedDecision,
    automationSystem: measure.automationSystem,
    automationVersion: measure.automationVersion,
    contentId: measure.contentExternalId,
    contentTypes: [...measure.contentTypes],
    contentLanguage: measure.contentLanguage,
    recipientId: measure.recipientExternalId,
    audienceSize: measure.audienceSize,
    repeatsDecisionId: measure.repeatsDecisionId,
    repeatsAppliedOn: measure.repeatsAppliedOn,
    repeatsMeasureId: measure.repeatsMeasureId,
    exemption: measure.exemption,
    statementSentAt: measure.statementSentAt?.toISOString() ?? null,
    reversedAt: measure.reversedAt?.toISOString() ?? null,
  };
}
