import { ApiProperty } from '@nestjs/swagger';
import { gravities, misuseKinds, shareOf } from './misuse.rules.js';
import type { ShownSuspension, ShownWarning } from './show-misuse.service.js';
import { endCauses, suspensionStates } from './suspension.rules.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const closed = { type: String, nullable: true, description: 'Null when erased, or not open to the caller.' };
const instant = { format: 'date-time', example: '2026-11-22T10:00:00.000Z' };
const messageState = { enum: ['queued', 'held', 'accepted', 'bounced', 'failed'], example: 'accepted' };

export class MisuseWarningResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(id) partyId!: string;
  @ApiProperty({ enum: misuseKinds, example: 'notices' }) kind!: string;
  @ApiProperty(instant) warnedAt!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) givenBy!: string;
  @ApiProperty({ description: 'As of the warning.', example: 5 }) counted!: number;
  @ApiProperty({ example: 6 }) total!: number;
  @ApiProperty({ ...instant, description: 'Where the window began.' }) windowFrom!: string;
  @ApiProperty({ ...closed, example: 'Five notices alleged forged reviews, with nothing that speaks for it.' })
  reasons!: string | null;
  @ApiProperty({ ...messageState, description: 'Of the message that warned.' }) messageState!: string;
  @ApiProperty({ description: 'Whether a suspension rests on it.', example: false }) used!: boolean;
}

export class SuspensionFactorsResponse {
  @ApiProperty({ description: 'Absolute number (Art. 23(3)(a)), as of the suspension.', example: 6 }) counted!: number;
  @ApiProperty({ description: 'Of so many in the same window.', example: 8 }) total!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The relative proportion (Art. 23(3)(b)), 0 to 1; null where nothing is known of the whole.',
    example: 0.75,
  })
  share!: number | null;
  @ApiProperty({ ...instant, description: 'Where the window began.' }) windowFrom!: string;
  @ApiProperty({ enum: gravities, description: 'Art. 23(3)(c).', example: 'serious' }) gravity!: string;
  @ApiProperty({ ...closed, example: 'The notices are aimed at one competitor.' }) assessment!: string | null;
  @ApiProperty({ description: 'Whether the intention could be identified (Art. 23(3)(d)).', example: false })
  intentionKnown!: boolean;
  @ApiProperty({ ...closed, example: null }) intention!: string | null;
}

export class SuspensionEndResponse {
  @ApiProperty({ enum: endCauses, example: 'lifted' }) cause!: string;
  @ApiProperty(instant) at!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) by!: string;
  @ApiProperty({ ...closed, example: 'The notifier convinced us that it will not go on.' }) reason!: string | null;
}

export class SuspensionResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(id) partyId!: string;
  @ApiProperty({ enum: misuseKinds, example: 'notices' }) kind!: string;
  @ApiProperty({ enum: suspensionStates, example: 'in-force' }) state!: string;
  @ApiProperty({ ...id, description: 'The prior warning.' }) warningId!: string;
  @ApiProperty({ ...noId, description: 'That suspended the service, with its statement of reasons.' })
  decisionId!: string | null;
  @ApiProperty(instant) startsAt!: string;
  @ApiProperty({ ...instant, description: 'The first instant at which it is no longer in force.' }) endsAt!: string;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) decidedBy!: string;
  @ApiProperty({ type: SuspensionFactorsResponse }) factors!: SuspensionFactorsResponse;
  @ApiProperty({ ...closed, example: 'After our warning you sent four more notices of the same kind.' })
  reasons!: string | null;
  @ApiProperty({ ...messageState, nullable: true, description: 'Null for the service: the statement tells it.' })
  messageState!: string | null;
  @ApiProperty({ type: [SuspensionEndResponse], description: 'What ended it before its time, or undid it.' })
  ends!: SuspensionEndResponse[];
}

export class SuspensionPageResponse {
  @ApiProperty({ type: [SuspensionResponse] }) items!: SuspensionResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toWarningResponse(warning: ShownWarning): MisuseWarningResponse {
  return {
    id: warning.id,
    partyId: warning.partyId,
    kind: warning.kind,
    warnedAt: warning.occurredAt.toISOString(),
    givenBy: warning.givenBy,
    counted: warning.counted,
    total: warning.total,
    windowFrom: warning.windowFrom.toISOString(),
    reasons: warning.reasons,
    messageState: warning.messageState,
    used: warning.used,
  };
}

export function toSuspensionResponse(suspension: ShownSuspension): SuspensionResponse {
  const { texts, ends, endReasons } = suspension;
  return {
    id: suspension.id,
    partyId: suspension.partyId,
    kind: suspension.kind,
    state: suspension.state,
    warningId: suspension.warningId,
    decisionId: suspension.decisionId,
    startsAt: suspension.startsAt.toISOString(),
    endsAt: suspension.endsAt.toISOString(),
    decidedBy: suspension.decidedBy,
    factors: {
      counted: suspension.counted,
      total: suspension.total,
      share: shareOf(suspension),
      windowFrom: suspension.windowFrom.toISOString(),
      gravity: suspension.gravity,
      assessment: texts?.assessment ?? null,
      intentionKnown: suspension.intentionKnown,
      intention: texts?.intention ?? null,
    },
    reasons: texts?.reasons ?? null,
    messageState: suspension.messageState,
    ends: ends.map(({ cause, occurredAt, endedBy }, index) => ({
      cause,
      at: occurredAt.toISOString(),
      by: endedBy,
      reason: endReasons[index] ?? null,
    })),
  };
}
