import { ApiProperty } from '@nestjs/swagger';
import type { CountedThing } from './counts.query.js';
import type { MisusePolicy } from './default-policies.js';
import { gravities, misuseKinds, shareOf } from './misuse.rules.js';
import {
  MisuseWarningResponse,
  SuspensionResponse,
  toSuspensionResponse,
  toWarningResponse,
} from './misuse.response.js';
import type { CountedPartyPage, ShownParty } from './show-parties.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const instant = { format: 'date-time', example: '2026-11-22T10:00:00.000Z' };
const category = { type: String, nullable: true, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' };
const gravity = {
  enum: gravities,
  nullable: true,
  description: 'As the finding says; null: unsaid.',
  example: 'serious',
};
const recipient = {
  type: String,
  nullable: true,
  description: 'What the platform calls the recipient; null for who sends from an address.',
  example: 'user-4711',
};
const share = {
  type: Number,
  nullable: true,
  description: 'Between 0 and 1; null where nothing is known of the whole.',
  example: 0.75,
};

export class MisusePolicyResponse {
  @ApiProperty({ enum: misuseKinds, example: 'notices' }) kind!: string;
  @ApiProperty({ example: 6 }) windowMonths!: number;
  @ApiProperty({ example: 5 }) thresholdCount!: number;
  @ApiProperty({ example: 50 }) thresholdPercent!: number;
  @ApiProperty({ example: 366 }) longestSuspensionDays!: number;
  @ApiProperty({ type: String, nullable: true, example: 'misuse' }) termsClause!: string | null;
  @ApiProperty(instant) validFrom!: string;
}

export class MisusePoliciesResponse {
  @ApiProperty({ type: [MisusePolicyResponse], description: 'Of a kind the last one begun holds.' })
  items!: MisusePolicyResponse[];
}

export class CountedPartyResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(recipient) recipientId!: string | null;
  @ApiProperty({ description: 'Manifestly illegal contents, manifestly unfounded notices or complaints.', example: 6 })
  counted!: number;
  @ApiProperty({ description: 'All of them in the same window, as far as we know.', example: 8 }) total!: number;
  @ApiProperty(share) share!: number | null;
  @ApiProperty({ example: true }) aboveThresholds!: boolean;
}

export class MisusePartyPageResponse {
  @ApiProperty({ ...instant, description: 'Where the window begins.' }) windowFrom!: string;
  @ApiProperty({ ...instant, description: 'Where it ends.' }) windowTo!: string;
  @ApiProperty({ type: MisusePolicyResponse }) policy!: MisusePolicyResponse;
  @ApiProperty({ type: [CountedPartyResponse] }) items!: CountedPartyResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class CountedGroupResponse {
  @ApiProperty(category) category!: string | null;
  @ApiProperty(gravity) gravity!: string | null;
  @ApiProperty({ example: 3 }) count!: number;
}

export class MisuseCountsResponse {
  @ApiProperty({ enum: misuseKinds, example: 'notices' }) kind!: string;
  @ApiProperty(instant) windowFrom!: string;
  @ApiProperty(instant) windowTo!: string;
  @ApiProperty({ example: 6 }) counted!: number;
  @ApiProperty({ example: 8 }) total!: number;
  @ApiProperty(share) share!: number | null;
  @ApiProperty({ example: true }) aboveThresholds!: boolean;
  @ApiProperty({ type: [CountedGroupResponse] }) groups!: CountedGroupResponse[];
}

export class MisusePartyResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(recipient) recipientId!: string | null;
  @ApiProperty({ type: [MisuseCountsResponse] }) counts!: MisuseCountsResponse[];
  @ApiProperty({ type: [MisuseWarningResponse], description: 'Newest first; the last 100.' })
  warnings!: MisuseWarningResponse[];
  @ApiProperty({ type: [SuspensionResponse], description: 'Newest first; the last 100.' })
  suspensions!: SuspensionResponse[];
}

export class CountedThingResponse {
  @ApiProperty({ ...id, description: 'The content, notice or complaint.' }) id!: string;
  @ApiProperty({
    ...id,
    type: String,
    nullable: true,
    description: 'The decision that found it, or that the complaint was about.',
  })
  decisionId!: string | null;
  @ApiProperty(category) category!: string | null;
  @ApiProperty(gravity) gravity!: string | null;
  @ApiProperty({ ...instant, description: 'When it was provided or sent.' }) occurredAt!: string;
}

export class CountedThingPageResponse {
  @ApiProperty({ type: [CountedThingResponse] }) items!: CountedThingResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toPolicyResponse(policy: MisusePolicy): MisusePolicyResponse {
  return {
    kind: policy.kind,
    windowMonths: policy.windowMonths,
    thresholdCount: policy.thresholdCount,
    thresholdPercent: policy.thresholdPercent,
    longestSuspensionDays: policy.longestSuspensionDays,
    termsClause: policy.termsClauseCode,
    validFrom: policy.validFrom.toISOString(),
  };
}

export function toPartyPageResponse({ window, policy, items, next }: CountedPartyPage): MisusePartyPageResponse {
  return {
    windowFrom: window.from.toISOString(),
    windowTo: window.to.toISOString(),
    policy: toPolicyResponse(policy),
    items: items.map((party) => ({
      id: party.id,
      recipientId: party.recipient,
      counted: party.counted,
      total: party.total,
      share: shareOf(party),
      aboveThresholds: party.aboveThresholds,
    })),
    next,
  };
}

export function toPartyResponse({ party, counts, warnings, suspensions }: ShownParty): MisusePartyResponse {
  return {
    id: party.id,
    recipientId: party.recipient,
    counts: counts.map((one) => ({
      kind: one.kind,
      windowFrom: one.from.toISOString(),
      windowTo: one.to.toISOString(),
      counted: one.counted,
      total: one.total,
      share: shareOf(one),
      aboveThresholds: one.aboveThresholds,
      groups: one.groups.map(({ category, gravity, count }) => ({ category, gravity, count })),
    })),
    warnings: warnings.map(toWarningResponse),
    suspensions: suspensions.map(toSuspensionResponse),
  };
}

export function toCountedThingResponse(thing: CountedThing): CountedThingResponse {
  return {
    id: thing.id,
    decisionId: thing.decisionId,
    category: thing.category,
    gravity: thing.gravity,
    occurredAt: thing.occurredAt.toISOString(),
  };
}
