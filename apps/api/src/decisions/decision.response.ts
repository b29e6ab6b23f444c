import { ApiProperty } from '@nestjs/swagger';
import { RestrictionResponse, toRestrictionResponse } from '../enforcement/index.js';
import { gravities } from '../misuse/index.js';
import { automatedDecisions, StatementResponse, toStatementResponse } from '../statements-of-reasons/index.js';
import { automatedProcessings, findingOutcomes, outcomes } from './decision.js';
import type { DecisionTexts } from './decision-texts.js';
import type { ShownDecision, ShownFinding } from './show-decision.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const text = { type: String, nullable: true, example: null };

export class DecisionAutomationResponse {
  @ApiProperty({ example: false }) detection!: boolean;
  @ApiProperty({ enum: automatedDecisions, example: 'none' }) decision!: string;
  @ApiProperty({ enum: automatedProcessings, isArray: true, example: ['translation'] }) processing!: string[];
  @ApiProperty({ ...text, example: 'hash-match' }) system!: string | null;
  @ApiProperty({ ...text, example: '4.2' }) version!: string | null;
}

export class DecisionClauseResponse {
  @ApiProperty({ example: 'no-insults' }) code!: string;
  @ApiProperty({ example: 2 }) version!: number;
  @ApiProperty({ example: 'No insults' }) title!: string;
}

export class DecisionTextsResponse {
  @ApiProperty({ example: 'The post of 3 November names a neighbour.' }) facts!: string;
  @ApiProperty({ ...text, example: 'German Criminal Code' }) law!: string | null;
  @ApiProperty({ ...text, example: 'Section 185' }) provision!: string | null;
  @ApiProperty({ ...text, example: 'DE' }) memberState!: string | null;
  @ApiProperty({ ...text, description: 'Why.', example: 'It calls a named person a thief.' }) explanation!:
    string | null;
  @ApiProperty({ ...noId, description: 'The notice whose notifier was named to the recipient.' }) disclosedNoticeId!:
    string | null;
  @ApiProperty({ ...text, description: 'Why that was strictly necessary.' }) disclosureNecessity!: string | null;
  @ApiProperty({ ...text, description: 'Why the earlier decision does not stand.' }) correctionReason!: string | null;
}

export class FindingCountResponse {
  @ApiProperty({ enum: findingOutcomes, example: 'illegal' }) outcome!: string;
  @ApiProperty({ example: 3 }) items!: number;
}

export class DecisionMessagesResponse {
  @ApiProperty({ description: 'What they are for.', example: 'notifier-answer' }) kind!: string;
  @ApiProperty({ enum: ['mail', 'webhook'], example: 'mail' }) channel!: string;
  @ApiProperty({ enum: ['queued', 'accepted', 'bounced', 'failed'], example: 'accepted' }) state!: string;
  @ApiProperty({ example: 3 }) count!: number;
}

export class DecisionResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(id) caseId!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) decidedAt!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) decidedBy!: string;
  @ApiProperty({ ...noId, description: 'The decision whose place it takes.' }) supersedesId!: string | null;
  @ApiProperty({ ...noId, description: 'The decision that takes its place.' }) supersededById!: string | null;
  @ApiProperty({ ...noId, description: 'The decision that it repeats.' }) repeatsDecisionId!: string | null;
  @ApiProperty({ enum: ['notice', 'own-initiative', 'order'], example: 'notice' }) cause!: string;
  @ApiProperty({
    enum: ['article-16', 'trusted-flagger', 'terms-flag', 'voluntary', 'order'],
    description: 'Derived from the notices.',
    example: 'article-16',
  })
  source!: string;
  @ApiProperty({ enum: outcomes, example: 'restrict' }) outcome!: string;
  @ApiProperty({ enum: ['illegal', 'terms'], nullable: true, example: 'illegal' }) ground!: string | null;
  @ApiProperty({ type: DecisionClauseResponse, nullable: true }) clause!: DecisionClauseResponse | null;
  @ApiProperty({ ...text, example: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' }) category!: string | null;
  @ApiProperty({ ...text, example: 'KEYWORD_DEFAMATION' }) keyword!: string | null;
  @ApiProperty(text) otherDescription!: string | null;
  @ApiProperty({ description: "Version of the Commission's list.", example: '2025-07-01' })
  categoryListVersion!: string;
  @ApiProperty({ ...text, example: 'de' }) contentLanguage!: string | null;
  @ApiProperty({ type: DecisionAutomationResponse }) automation!: DecisionAutomationResponse;
  @ApiProperty({
    type: DecisionTextsResponse,
    nullable: true,
    description: 'Null when erased, or not open to the caller.',
  })
  texts!: DecisionTextsResponse | null;
  @ApiProperty({ type: [FindingCountResponse] }) findings!: FindingCountResponse[];
  @ApiProperty({ type: StatementResponse, nullable: true }) statement!: StatementResponse | null;
  @ApiProperty({
    type: [RestrictionResponse],
    description: 'Of this decision and those that it supersedes, as they are now.',
  })
  restrictions!: RestrictionResponse[];
  @ApiProperty({ type: [DecisionMessagesResponse] }) messages!: DecisionMessagesResponse[];
}

export class FindingResponse {
  @ApiProperty(id) itemId!: string;
  @ApiProperty(id) noticeId!: string;
  @ApiProperty({ example: 'N-7KQ2-M4XT-9RWB-3CD' }) noticeReference!: string;
  @ApiProperty({ enum: findingOutcomes, example: 'illegal' }) outcome!: string;
  @ApiProperty({ ...text, example: 'German Criminal Code' }) law!: string | null;
  @ApiProperty({ ...text, example: 'Section 185' }) provision!: string | null;
  @ApiProperty({ ...text, example: 'DE' }) memberState!: string | null;
  @ApiProperty({ ...noId, description: 'Clause version of the terms.' }) termsClauseId!: string | null;
  @ApiProperty({ example: false }) manifestly!: boolean;
  @ApiProperty({ enum: gravities, nullable: true, example: null }) gravity!: string | null;
  @ApiProperty(text) reason!: string | null;
}

export class FindingsResponse {
  @ApiProperty({ type: [FindingResponse] }) items!: FindingResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toDecisionResponse(shown: ShownDecision): DecisionResponse {
  const { decision, clause } = shown;
  return {
    id: decision.id,
    caseId: decision.caseId,
    decidedAt: decision.occurredAt.toISOString(),
    decidedBy: decision.decidedBy,
    supersedesId: decision.supersedesId,
    supersededById: shown.supersededById,
    repeatsDecisionId: decision.repeatsDecisionId,
    cause: decision.cause,
    source: decision.source,
    outcome: decision.outcome,
    ground: decision.ground,
    clause: clause && { code: clause.code, version: clause.version, title: clause.title },
    category: decision.category,
    keyword: decision.keyword,
    otherDescription: decision.otherDescription,
    categoryListVersion: decision.categoryListVersion,
    contentLanguage: decision.contentLanguage,
    automation: {
      detection: decision.automatedDetection,
      decision: decision.automatedDecision,
      processing: [...decision.automatedProcessing],
      system: decision.automationSystem,
      version: decision.automationVersion,
    },
    texts: shown.texts && toTextsResponse(shown.texts),
    findings: shown.findings.map(({ outcome, count }) => ({ outcome, items: count })),
    statement: shown.statement && toStatementResponse(shown.statement),
    restrictions: shown.restrictions.map((view) => toRestrictionResponse(view, shown.asOf)),
    messages: shown.messages.map(({ kind, channel, state, count }) => ({ kind, channel, state, count })),
  };
}

export function toFindingResponse(finding: ShownFinding): FindingResponse {
  return {
    itemId: finding.itemId,
    noticeId: finding.noticeId,
    noticeReference: finding.noticeReference,
    outcome: finding.outcome,
    law: finding.law,
    provision: finding.provision,
    memberState: finding.memberState,
    termsClauseId: finding.termsClauseId,
    manifestly: finding.manifestly,
    gravity: finding.gravity,
    reason: finding.reason,
  };
}

function toTextsResponse({ facts, ground, disclosure, correctionReason }: DecisionTexts): DecisionTextsResponse {
  const law = ground?.kind === 'illegal' ? ground : null;
  return {
    facts,
    law: law?.law ?? null,
    provision: law?.provision ?? null,
    memberState: law?.memberState ?? null,
    explanation: ground?.explanation ?? null,
    disclosedNoticeId: disclosure?.noticeId ?? null,
    disclosureNecessity: disclosure?.necessity ?? null,
    correctionReason,
  };
}
