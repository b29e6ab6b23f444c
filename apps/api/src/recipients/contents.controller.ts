import { Body, Controller, Get, HttpStatus, Param, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { callerMay, CurrentCaller, PlatformId, Requires, type Caller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { ContentIdPipe } from './content-id.pipe.js';
import { affiliationFixed, contentKindFixed, locationTaken } from './content.problems.js';
import {
  ContentResponse,
  DescribedContentResponse,
  toContentResponse,
  toDescribedContentResponse,
} from './content.response.js';
import { DescribeContentDto } from './describe-content.dto.js';
import { DescribeContentService } from './describe-content.service.js';
import { ShowContentDto } from './show-content.dto.js';
import { ShowContentService } from './show-content.service.js';
import { toDescription } from './to-description.js';

@ApiTags('Contents and recipients')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/contents')
export class ContentsController {
  constructor(
    private readonly describeContent: DescribeContentService,
    private readonly showContent: ShowContentService,
  ) {}

  @Put(':contentId')
  @Requires('content:describe')
  @ApiOperation({
    summary: 'Describe a content and its recipient',
    description:
      'Before or after notices about it arrive. An edit is a new version (201); the same description again changes nothing (200).',
  })
  @ApiParam({ name: 'contentId', example: 'post-42', description: 'The platform’s own id, up to 500 characters' })
  @ApiOkResponse({ type: DescribedContentResponse })
  @ApiCreatedResponse({ type: DescribedContentResponse })
  @Problems(contentKindFixed, locationTaken, affiliationFixed)
  async describe(
    @PlatformId() platformId: string,
    @Param('contentId', ContentIdPipe) contentId: string,
    @Body() dto: DescribeContentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DescribedContentResponse> {
    const described = await this.describeContent.describe(platformId, toDescription(contentId, dto));
    reply.status(described.isNewVersion ? HttpStatus.CREATED : HttpStatus.OK);
    return toDescribedContentResponse(described);
  }

  @Get(':contentId')
  @Requires('content:read')
  @ApiOperation({ summary: 'Show a content, its current version unless another is named' })
  @ApiParam({ name: 'contentId', example: 'post-42', description: 'The platform’s own id, up to 500 characters' })
  @ApiOkResponse({ type: ContentResponse })
  async show(
    @PlatformId() platformId: string,
    @Param('contentId', ContentIdPipe) contentId: string,
    @Query() { version }: ShowContentDto,
    @CurrentCaller() caller: Caller,
  ): Promise<ContentResponse> {
    // Suspected abuse material is for named roles alone: other moderators see a snapshot with the case that they hold.
    const mayReadTexts = callerMay(caller, 'child-abuse:read') || callerMay(caller, 'content:describe');
    return toContentResponse(await this.showContent.show(platformId, contentId, version), mayReadTexts);
  }
}
