import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { PageQuery } from '../infrastructure/validation/index.js';
import type { RepeatInDoubt } from './repeats.query.js';
import { ShowRepeatsService } from './show-repeats.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

export class RepeatsQueryDto extends PageQuery {
  @ApiPropertyOptional({ ...id, description: 'Of this decision alone' })
  @IsOptional()
  @IsUUID()
  of?: string;
}

export class RepeatInDoubtResponse {
  @ApiProperty({ enum: ['decision', 'measure'], example: 'decision' }) kind!: string;
  @ApiProperty({ example: id.example, description: "Of the decision, or the platform's of the measure" }) id!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date', example: null, description: 'The day of the measure' })
  appliedOn!: string | null;
  @ApiProperty({ enum: ['decision', 'measure'], example: 'decision' }) repeatsKind!: string;
  @ApiProperty({ example: id.example, description: 'What it repeats' }) repeatsId!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date', example: null }) repeatsAppliedOn!: string | null;
  @ApiProperty({ ...id, type: String, nullable: true, description: 'What took the place of the repeated decision' })
  supersededById!: string | null;
  @ApiProperty({ format: 'date-time', example: '2026-11-22T18:00:00.000Z', description: 'When the repeated one fell' })
  fellAt!: string;
}

export class RepeatsInDoubtResponse {
  @ApiProperty({ type: [RepeatInDoubtResponse] }) items!: RepeatInDoubtResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

@ApiTags('Campaigns')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/repeats-in-doubt')
export class RepeatsController {
  constructor(private readonly repeats: ShowRepeatsService) {}

  @Get()
  @Requires('campaign:read')
  @ApiOperation({
    summary: 'List what repeats a decision that fell',
    description:
      'Decisions and measures that repeat a decision superseded to another outcome, or a measure that was reversed; until they are superseded or reversed themselves.',
  })
  @ApiOkResponse({ type: RepeatsInDoubtResponse })
  async list(@PlatformId() platformId: string, @Query() query: RepeatsQueryDto): Promise<RepeatsInDoubtResponse> {
    const { items, next } = await this.repeats.inDoubt(platformId, query);
    return { items: items.map(toRepeatResponse), next };
  }
}

function toRepeatResponse(repeat: RepeatInDoubt): RepeatInDoubtResponse {
  return {
    kind: repeat.kind,
    id: repeat.id,
    appliedOn: repeat.appliedOn,
    repeatsKind: repeat.repeatsKind,
    repeatsId: repeat.repeatsId,
    repeatsAppliedOn: repeat.repeatsAppliedOn,
    supersededById: repeat.supersededById,
    fellAt: repeat.fellAt.toISOString(),
  };
}
