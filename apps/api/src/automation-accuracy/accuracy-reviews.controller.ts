import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, PlatformId, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { VerdictDto } from './accuracy.dto.js';
import { itemNotHeld, ownFirstDecision } from './accuracy.problems.js';
import { ClaimedItemResponse, toClaimedItemResponse } from './accuracy-review.response.js';
import { ReviewItemService } from './review-item.service.js';

const idParam = { name: 'id', example: '019ab3c4-0000-7000-8000-000000000001' };

@ApiTags('Automation accuracy')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/accuracy-reviews')
@Requires('accuracy:review')
export class AccuracyReviewsController {
  constructor(private readonly reviewItem: ReviewItemService) {}

  @Post('claims')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Claim the next item for second review',
    description:
      'A content in one of your languages, with a lease of 15 minutes, never of a case on which you decided. You are not told what the machine decided. 204 when none waits.',
  })
  @ApiOkResponse({ type: ClaimedItemResponse })
  @ApiNoContentResponse({ description: 'No item waits that you may judge.' })
  async next(
    @PlatformId() platformId: string,
    @CurrentStaff() { staffId }: StaffCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimedItemResponse | undefined> {
    const claimed = await this.reviewItem.next(platformId, staffId);
    if (!claimed) return void reply.code(204);
    return toClaimedItemResponse(claimed);
  }

  @Post(':id/release')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give an item back to the queue' })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(itemNotHeld)
  release(
    @PlatformId() platformId: string,
    @CurrentStaff() { staffId }: StaffCaller,
    @Param('id', IdPipe) itemId: string,
  ): Promise<void> {
    return this.reviewItem.release(platformId, staffId, itemId);
  }

  @Post(':id/verdict')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say what you find', description: 'Once: a verdict is never changed.' })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(itemNotHeld, ownFirstDecision)
  judge(
    @PlatformId() platformId: string,
    @CurrentStaff() { staffId }: StaffCaller,
    @Param('id', IdPipe) itemId: string,
    @Body() dto: VerdictDto,
  ): Promise<void> {
    return this.reviewItem.judge({ platformId, staffId, itemId, ...dto });
  }
}
