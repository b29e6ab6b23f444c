import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { ties, type Tie, type TiedToKind } from './interest.js';
import type { ShownInterest } from './show-interests.service.js';

const person = { format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000002' };

export class DeclaredResponse {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e30' }) id!: string;
}

export class DeclaredInterestResponse extends DeclaredResponse {
  @ApiProperty(person) staffId!: string;
  @ApiProperty({ enum: ties, example: 'family' }) tie!: Tie;
  @ApiProperty({ enum: ['account', 'content', 'notifier', 'case'], example: 'account' }) kind!: TiedToKind;
  @ApiProperty({ type: String, nullable: true, example: 'account-7', description: 'null for a notifier' })
  subject!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'null also for who may not read it' })
  reason!: string | null;
  @ApiProperty(person) declaredBy!: string;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) declaredAt!: Date;
  @ApiProperty({ type: Date, nullable: true, example: null }) endedAt!: Date | null;
  @ApiProperty({ ...person, type: String, nullable: true }) endedBy!: string | null;
}

export class DeclaredInterestsResponse {
  @ApiProperty({ type: [DeclaredInterestResponse], example: [], description: 'In the order of declaring' })
  items!: DeclaredInterestResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toDeclaredInterestsResponse({ items, next }: Page<ShownInterest>): DeclaredInterestsResponse {
  return { items: items.map(({ reasonId: _, ...interest }) => interest), next };
}
