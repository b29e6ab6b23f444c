import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { invalidInput } from '../infrastructure/problem/index.js';
import { IsCleanText, IsMailAddress } from '../infrastructure/validation/index.js';
import { ties, type Tie, type TiedTo } from './interest.js';

export class DeclareInterestDto {
  @ApiPropertyOptional({
    example: '0192f1a0-5c3e-7000-8000-000000000002',
    format: 'uuid',
    description: 'Whose tie it is; yours when left out. Only who oversees declares for others.',
  })
  @IsOptional()
  @IsUUID()
  staffId?: string;

  @ApiProperty({ example: 'family', enum: ties, description: 'own: your own account, content or notice' })
  @IsIn(ties)
  tie!: Tie;

  @ApiPropertyOptional({
    example: 'account-7',
    description: 'The platform’s own id of an account; or one of the others',
  })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  accountId?: string;

  @ApiPropertyOptional({ example: 'post-42', description: 'The platform’s own id of a content' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  contentId?: string;

  @ApiPropertyOptional({
    example: 'eve@example.org',
    description: 'Of somebody who sends notices; kept as a keyed hash',
  })
  @IsOptional()
  @IsMailAddress()
  notifierEmail?: string;

  @ApiPropertyOptional({
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
    format: 'uuid',
    description: 'One case alone',
  })
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ example: 'My sister runs the account.', description: 'Kept sealed' })
  @IsOptional()
  @IsCleanText(5_000, { min: 1 })
  reason?: string;
}

/** What the tie is to. Problem: `invalid-input` unless exactly one thing is named. */
export function toTiedTo({ accountId, contentId, notifierEmail, caseId }: DeclareInterestDto): TiedTo {
  const named: TiedTo[] = [
    ...(accountId === undefined ? [] : [{ kind: 'account' as const, id: accountId }]),
    ...(contentId === undefined ? [] : [{ kind: 'content' as const, id: contentId }]),
    ...(notifierEmail === undefined ? [] : [{ kind: 'notifier' as const, email: notifierEmail }]),
    ...(caseId === undefined ? [] : [{ kind: 'case' as const, id: caseId }]),
  ];
  const [one] = named;
  if (named.length === 1 && one) return one;
  const detail = 'must be named, or contentId, notifierEmail or caseId instead: exactly one of them';
  throw invalidInput([{ pointer: '#/accountId', detail }]);
}
