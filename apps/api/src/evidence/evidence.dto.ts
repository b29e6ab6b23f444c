import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { IsCleanText, PageQuery } from '../infrastructure/validation/index.js';
import { bundleStates, type BundleScope, type BundleState, scopeKinds, type ScopeKind } from './bundle.js';
import { ScopeDto } from './scope.dto.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

export class BundleScopeDto extends ScopeDto {
  @ApiProperty({ enum: scopeKinds, example: 'case' })
  @IsIn(scopeKinds)
  kind!: ScopeKind;
}

export function toScope({ kind, id: of, from, to }: BundleScopeDto): BundleScope {
  return kind === 'period' ? { kind, from: from!, to: to! } : { kind, id: of! };
}

export class AskBundleDto {
  @ApiProperty({ type: BundleScopeDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => BundleScopeDto)
  scope!: BundleScopeDto;

  @ApiPropertyOptional({ ...id, description: 'The request of an authority that it is for.' })
  @IsOptional()
  @IsUUID()
  requestId?: string;

  @ApiPropertyOptional({
    example: 'The request demands who sent the notices (Art. 67(2)).',
    description:
      'Why persons must be named. Needs the request, and the agreement of another compliance officer. Sealed.',
  })
  @IsOptional()
  @IsCleanText(5_000, { min: 1 })
  namePersonsBecause?: string;
}

export class AnswerBundleDto {
  @ApiProperty({ example: true, description: 'False: the bundle is not made.' })
  @IsBoolean()
  approved!: boolean;
}

export class ListBundlesQuery extends PageQuery {
  @ApiPropertyOptional(id)
  @IsOptional()
  @IsUUID()
  requestId?: string;

  @ApiPropertyOptional({ enum: bundleStates, example: 'made' })
  @IsOptional()
  @IsIn(bundleStates)
  state?: BundleState;
}
