import { ApiProperty } from '@nestjs/swagger';
import { enforcementChannels, restrictionTypes } from '../platforms/index.js';
import type { CommandOrder } from './command-orders.query.js';
import type { ConfirmedCommand } from './confirm-command.service.js';
import { attentionOf } from './enforcement.rules.js';
import { commandStates, confirmationOutcomes, restrictionStates, type Confirmation } from './restriction.js';
import type { RestrictionView, RevisionView } from './restrictions.query.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const kind = { enum: ['impose', 'change', 'lift'], example: 'impose' };
const territory = { type: String, isArray: true, description: 'EU and EEA states, ISO 3166-1.', example: ['AT', 'DE'] };
const outcome = { enum: confirmationOutcomes, nullable: true, example: null };
const attention = {
  enum: ['overdue', 'failed', 'refused'],
  nullable: true,
  description: 'Why somebody must look after it.',
  example: null,
};

export class CommandSubjectResponse {
  @ApiProperty({ enum: ['content', 'account', 'listing', 'live-session'], example: 'content' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, description: "The platform's own id.", example: 'post-4711' })
  contentId!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 1 }) version!: number | null;
  @ApiProperty({
    type: [String],
    description: 'As the first notice named it.',
    example: ['https://social.example/posts/4711'],
  })
  locations!: string[];
}

export class EnforcementCommandResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(kind) kind!: string;
  @ApiProperty({ enum: enforcementChannels, example: 'pull' }) channel!: string;
  @ApiProperty(id) restrictionId!: string;
  @ApiProperty({ description: 'Carry out in this order, never an older one.', example: 1 }) revision!: number;
  @ApiProperty({ enum: restrictionTypes, example: 'visibility-removal' }) type!: string;
  @ApiProperty(territory) territory!: string[];
  @ApiProperty({ ...noInstant, description: 'Null: until further notice.' }) endsAt!: string | null;
  @ApiProperty({ type: CommandSubjectResponse }) subject!: CommandSubjectResponse;
  @ApiProperty({ ...id, description: 'The decision that it follows from.' }) decisionId!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: id.example }) statementId!: string | null;
  @ApiProperty(instant) decidedAt!: string;
  @ApiProperty(instant) dueAt!: string;
  @ApiProperty({
    type: [String],
    description:
      'Other restrictions of this type on this subject: while there are any, a lift makes nothing visible again.',
    example: [],
  })
  alsoRestrictedBy!: string[];
  @ApiProperty(attention) attention!: string | null;
}

export class EnforcementCommandsResponse {
  @ApiProperty({ type: [EnforcementCommandResponse] }) items!: EnforcementCommandResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class ConfirmationResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: confirmationOutcomes, example: 'done' }) outcome!: string;
  @ApiProperty({ ...noInstant, example: instant.example }) effectiveAt!: string | null;
  @ApiProperty({ enum: ['platform', 'staff'], example: 'platform' }) source!: string;
  @ApiProperty(instant) recordedAt!: string;
}

export class ConfirmedCommandResponse {
  @ApiProperty(id) commandId!: string;
  @ApiProperty({
    enum: commandStates,
    description: 'Open still when it failed or was refused: try again.',
    example: 'confirmed',
  })
  commandState!: string;
  @ApiProperty(id) restrictionId!: string;
  @ApiProperty({ enum: restrictionStates, example: 'in-effect' }) restrictionState!: string;
  @ApiProperty({ ...noInstant, description: 'The first effect.', example: instant.example }) inEffectAt!: string | null;
  @ApiProperty({ type: ConfirmationResponse }) confirmation!: ConfirmationResponse;
}

export class RestrictionCommandResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(kind) kind!: string;
  @ApiProperty({ enum: commandStates, example: 'open' }) state!: string;
  @ApiProperty({ enum: enforcementChannels, example: 'webhook' }) channel!: string;
  @ApiProperty(instant) dueAt!: string;
  @ApiProperty(outcome) lastOutcome!: string | null;
}

export class RestrictionResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ ...id, description: 'The decision that imposed it.' }) decisionId!: string;
  @ApiProperty({ enum: restrictionTypes, example: 'visibility-removal' }) type!: string;
  @ApiProperty({ enum: restrictionStates, example: 'in-effect' }) state!: string;
  @ApiProperty({ example: 1 }) revision!: number;
  @ApiProperty(territory) territory!: string[];
  @ApiProperty(instant) imposedAt!: string;
  @ApiProperty({ ...noInstant, description: 'Null: until further notice.' }) endsAt!: string | null;
  @ApiProperty({ ...noInstant, description: 'The first effect that was confirmed.', example: instant.example })
  inEffectAt!: string | null;
  @ApiProperty({
    type: RestrictionCommandResponse,
    nullable: true,
    description: 'The command in flight, or the newest one.',
  })
  command!: RestrictionCommandResponse | null;
  @ApiProperty(attention) attention!: string | null;
}

export class RestrictionsResponse {
  @ApiProperty({ type: [RestrictionResponse] }) items!: RestrictionResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class RevisionCommandResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(kind) kind!: string;
  @ApiProperty({ enum: commandStates, example: 'confirmed' }) state!: string;
  @ApiProperty({ enum: enforcementChannels, example: 'webhook' }) channel!: string;
  @ApiProperty(instant) dueAt!: string;
}

export class RevisionResponse {
  @ApiProperty({ example: 1 }) revision!: number;
  @ApiProperty({ enum: ['imposed', 'changed', 'lifted', 'expired'], example: 'imposed' }) kind!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'The decision that caused it.',
    example: id.example,
  })
  causeDecisionId!: string | null;
  @ApiProperty(territory) territory!: string[];
  @ApiProperty(noInstant) endsAt!: string | null;
  @ApiProperty(instant) occurredAt!: string;
  @ApiProperty({ type: RevisionCommandResponse, nullable: true }) command!: RevisionCommandResponse | null;
  @ApiProperty({ type: [ConfirmationResponse] }) confirmations!: ConfirmationResponse[];
}

export class RestrictionHistoryResponse {
  @ApiProperty({ type: RestrictionResponse }) restriction!: RestrictionResponse;
  @ApiProperty({ type: [RevisionResponse] }) revisions!: RevisionResponse[];
}

export function toCommandResponse(order: CommandOrder, now: Date): EnforcementCommandResponse {
  return {
    id: order.commandId,
    kind: order.kind,
    channel: order.channel,
    restrictionId: order.restrictionId,
    revision: order.revision,
    type: order.type,
    territory: [...order.territory],
    endsAt: order.endsAt?.toISOString() ?? null,
    subject: {
      kind: order.subject.kind,
      contentId: order.subject.contentId,
      version: order.subject.version,
      locations: [...order.subject.locations],
    },
    decisionId: order.decisionId,
    statementId: order.statementId,
    decidedAt: order.decidedAt.toISOString(),
    dueAt: order.dueAt.toISOString(),
    alsoRestrictedBy: [...order.alsoRestrictedBy],
    attention: attentionOf(order, now),
  };
}

export function toConfirmedCommandResponse({
  command,
  restriction,
  confirmation,
}: ConfirmedCommand): ConfirmedCommandResponse {
  return {
    commandId: command.id,
    commandState: command.state,
    restrictionId: restriction.id,
    restrictionState: restriction.state,
    inEffectAt: restriction.inEffectAt?.toISOString() ?? null,
    confirmation: toConfirmationResponse(confirmation),
  };
}

export function toRestrictionResponse(view: RestrictionView, now: Date): RestrictionResponse {
  return {
    id: view.id,
    decisionId: view.decisionId,
    type: view.type,
    state: view.state,
    revision: view.revision,
    territory: [...view.territory],
    imposedAt: view.imposedAt.toISOString(),
    endsAt: view.endsAt?.toISOString() ?? null,
    inEffectAt: view.inEffectAt?.toISOString() ?? null,
    command: view.command && {
      id: view.command.id,
      kind: view.command.kind,
      state: view.command.state,
      channel: view.command.channel,
      dueAt: view.command.dueAt.toISOString(),
      lastOutcome: view.command.lastOutcome,
    },
    attention: attentionOf(view.command, now),
  };
}

export function toRevisionResponse(view: RevisionView): RevisionResponse {
  return {
    revision: view.revision,
    kind: view.kind,
    causeDecisionId: view.causeDecisionId,
    territory: [...view.territory],
    endsAt: view.endsAt?.toISOString() ?? null,
    occurredAt: view.occurredAt.toISOString(),
    command: view.command && {
      id: view.command.id,
      kind: view.command.kind,
      state: view.command.state,
      channel: view.command.channel,
      dueAt: view.command.dueAt.toISOString(),
    },
    confirmations: view.confirmations.map(toConfirmationResponse),
  };
}

function toConfirmationResponse(confirmation: Confirmation): ConfirmationResponse {
  return {
    id: confirmation.id,
    outcome: confirmation.outcome,
    effectiveAt: confirmation.effectiveAt?.toISOString() ?? null,
    source: confirmation.source,
    recordedAt: confirmation.recordedAt.toISOString(),
  };
}
