import { ApiProperty } from '@nestjs/swagger';
import { restrictionTypes } from '../platforms/index.js';
import type { ShownStatement } from './show-statement.service.js';
import { automatedDecisions, exemptions, sources, type Ground, type StatementDraft } from './statement.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

export class StatedRestrictionResponse {
  @ApiProperty({ enum: restrictionTypes, example: 'visibility-removal' }) type!: string;
  @ApiProperty({ type: [String], example: ['AT', 'DE'] }) territory!: string[];
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'Null: until further notice.',
    example: null,
  })
  endsAt!: string | null;
}

export class StatedAutomationResponse {
  @ApiProperty({ example: false }) detection!: boolean;
  @ApiProperty({ enum: automatedDecisions, example: 'none' }) decision!: string;
}

export class StatedClauseResponse {
  @ApiProperty({ example: 'no-insults' }) code!: string;
  @ApiProperty({ example: 2 }) version!: number;
  @ApiProperty({ example: 'No insults' }) title!: string;
  @ApiProperty({ type: String, nullable: true, example: 'https://social.example/terms#no-insults' }) url!:
    string | null;
}

export class StatedGroundResponse {
  @ApiProperty({ enum: ['illegal', 'terms'], example: 'illegal' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, example: 'German Criminal Code' }) law!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Section 185' }) provision!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'DE' }) memberState!: string | null;
  @ApiProperty({ type: StatedClauseResponse, nullable: true, description: 'Of the terms.' })
  clause!: StatedClauseResponse | null;
  @ApiProperty({ description: 'Why.', example: 'It calls a named person a thief.' }) explanation!: string;
}

export class StatedSubjectResponse {
  @ApiProperty({ enum: ['content', 'account', 'listing', 'live-session'], example: 'content' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, example: 'post-4711' }) contentId!: string | null;
  @ApiProperty({ type: [String], example: ['https://social.example/posts/4711'] }) locations!: string[];
}

export class StatementElementsResponse {
  @ApiProperty({ type: StatedSubjectResponse }) subject!: StatedSubjectResponse;
  @ApiProperty({ type: [StatedRestrictionResponse], description: 'Art. 17(3)(a)' })
  restrictions!: StatedRestrictionResponse[];
  @ApiProperty({ description: 'Art. 17(3)(b)', example: 'The post of 3 November names a neighbour.' }) facts!: string;
  @ApiProperty({ enum: sources, description: 'Art. 17(3)(b)', example: 'article-16' }) source!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Only where strictly necessary.', example: null })
  notifier!: string | null;
  @ApiProperty({ type: StatedAutomationResponse, description: 'Art. 17(3)(c)' }) automation!: StatedAutomationResponse;
  @ApiProperty({ type: StatedGroundResponse, description: 'Art. 17(3)(d) or (e)' }) ground!: StatedGroundResponse;
  @ApiProperty({
    type: [String],
    enum: ['internal-complaint', 'out-of-court', 'court'],
    description: 'Art. 17(3)(f)',
    example: ['internal-complaint', 'out-of-court', 'court'],
  })
  redress!: string[];
}

export class StatementResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(id) decisionId!: string;
  @ApiProperty({ description: 'Of the words.', example: 'de' }) language!: string;
  @ApiProperty({ enum: exemptions, nullable: true, description: 'Why it was not sent.', example: null }) exemption!:
    string | null;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T10:15:00.000Z' }) issuedAt!: string;
  @ApiProperty({
    type: StatementElementsResponse,
    nullable: true,
    description: 'Null when erased, or not open to the caller.',
  })
  elements!: StatementElementsResponse | null;
  @ApiProperty({ type: String, nullable: true, example: 'statement' }) template!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 1 }) templateVersion!: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'What we restrict: …' }) text!: string | null;
}

export function toStatementResponse({ record, content }: ShownStatement): StatementResponse {
  return {
    id: record.id,
    decisionId: record.decisionId,
    language: record.language,
    exemption: record.exemption,
    issuedAt: record.recordedAt.toISOString(),
    elements: content && toElementsResponse(content.elements),
    template: content?.template ?? null,
    templateVersion: content?.templateVersion ?? null,
    text: content?.text ?? null,
  };
}

function toElementsResponse(elements: StatementDraft): StatementElementsResponse {
  const { subject, restrictions, facts, source, notifier, automation, ground, redress } = elements;
  return {
    subject: { kind: subject.kind, contentId: subject.contentId, locations: [...subject.locations] },
    restrictions: restrictions.map(({ type, territory, endsAt }) => ({ type, territory: [...territory], endsAt })),
    facts,
    source,
    notifier,
    automation: { detection: automation.detection, decision: automation.decision },
    ground: toGroundResponse(ground),
    redress: [...redress],
  };
}

function toGroundResponse(ground: Ground): StatedGroundResponse {
  const { kind, explanation } = ground;
  if (ground.kind === 'illegal') {
    const { law, provision, memberState } = ground;
    return { kind, law, provision, memberState, clause: null, explanation };
  }
  const { code, version, title, url } = ground.clause;
  return { kind, law: null, provision: null, memberState: null, clause: { code, version, title, url }, explanation };
}
