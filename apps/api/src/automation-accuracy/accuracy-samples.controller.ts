import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { Upload } from '../notices/index.js';
import { DrawSampleDto, UnflaggedSampleQuery } from './accuracy.dto.js';
import { nothingToDraw, sampleDrawn } from './accuracy.problems.js';
import {
  InspectedItemsResponse,
  RedrawResponse,
  SampleResponse,
  SamplesResponse,
  toInspectedItemResponse,
  toRedrawResponse,
  toSampleResponse,
} from './accuracy.response.js';
import { DrawSampleService } from './draw-sample.service.js';
import { ImportUnflaggedService } from './import-unflagged.service.js';
import { ShowSamplesService } from './show-samples.service.js';

const idParam = { name: 'id', example: '019ab3c4-0000-7000-8000-000000000001' };

@ApiTags('Automation accuracy')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/accuracy-samples')
export class AccuracySamplesController {
  constructor(
    private readonly drawSample: DrawSampleService,
    private readonly importUnflagged: ImportUnflaggedService,
    private readonly showSamples: ShowSamplesService,
  ) {}

  @Post()
  @Requires('accuracy:draw')
  @ApiOperation({
    summary: 'Draw a random sample of what was decided with automated means (Art. 15(1)(e))',
    description:
      'For each system, version, language and outcome apart. Seed, method and sizes are on record; a day is drawn from once.',
  })
  @ApiCreatedResponse({ type: SampleResponse })
  @Problems(sampleDrawn, nothingToDraw)
  async draw(
    @PlatformId() platformId: string,
    @CurrentKey() { keyId, staffId }: KeyCaller,
    @Body() dto: DrawSampleDto,
  ): Promise<SampleResponse> {
    const by = { credentialId: keyId, staffId: staffId ?? null };
    return this.show(platformId, await this.drawSample.draw({ platformId, ...dto }, by));
  }

  @Post('unflagged')
  @Requires('accuracy:import')
  @ApiOperation({
    summary: 'Send a random sample of contents that nobody flagged',
    description:
      'Without one nobody knows what a system missed, and recall stays blank. Lines of JSON or CSV with a header: `contentId`, `language`, `frameSize` (all contents in that language that it was drawn from), in the order in which they were drawn. All lines or none.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({
    schema: {
      type: 'string',
      format: 'binary',
      example: '{"contentId":"post-42","language":"de","frameSize":1000000}',
    },
  })
  @ApiCreatedResponse({ type: SampleResponse })
  @Problems(sampleDrawn)
  async import(
    @PlatformId() platformId: string,
    @CurrentKey() { keyId, staffId }: KeyCaller,
    @Query() { from, to, system, method }: UnflaggedSampleQuery,
    @Upload() lines: AsyncIterable<Buffer>,
  ): Promise<SampleResponse> {
    const by = { credentialId: keyId, staffId: staffId ?? null };
    return this.show(
      platformId,
      await this.importUnflagged.import({ platformId, from, to, system, method }, lines, by),
    );
  }

  @Get()
  @Requires('accuracy:read')
  @ApiOperation({ summary: 'List samples', description: 'The newest first, with how far their review is.' })
  @ApiOkResponse({ type: SamplesResponse })
  async list(@PlatformId() platformId: string, @Query() page: PageQuery): Promise<SamplesResponse> {
    const { items, next } = await this.showSamples.list(platformId, page);
    return { items: items.map(toSampleResponse), next };
  }

  @Get(':id')
  @Requires('accuracy:read')
  @ApiOperation({ summary: 'Show a sample', description: 'With all that it takes to draw it again.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SampleResponse })
  async show(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<SampleResponse> {
    return toSampleResponse(await this.showSamples.show(platformId, id));
  }

  @Get(':id/items')
  @Requires('accuracy-sample:read')
  @ApiOperation({
    summary: 'List the items of a sample with what machine and person decided',
    description: 'For who oversees and audits: a reviewer never sees it.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InspectedItemsResponse })
  async items(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<InspectedItemsResponse> {
    const { items, next } = await this.showSamples.inspect(platformId, id, page);
    return { items: items.map(toInspectedItemResponse), next };
  }

  @Get(':id/redraw')
  @Requires('accuracy-sample:read')
  @ApiOperation({
    summary: 'Draw a sample again',
    description: 'From the records as they are now, by the seed on record; changes nothing. May take minutes.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: RedrawResponse })
  async redraw(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<RedrawResponse> {
    return toRedrawResponse(await this.drawSample.redraw(platformId, id));
  }
}
