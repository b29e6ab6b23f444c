import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { instantOf } from '../infrastructure/validation/index.js';
import { AppliedOnPipe, MeasureIdPipe } from './measure-key.pipes.js';
import { MeasureDto, MeasuresQuery, ReverseMeasureDto } from './measure.dto.js';
import { measureDiffers, measureReversed } from './measure.problems.js';
import {
  MeasurePageResponse,
  MeasureWithStatementResponse,
  toMeasurePageResponse,
  toMeasureWithStatementResponse,
} from './measure.response.js';
import { NdjsonLines, ndjson } from './ndjson-parser.js';
import { RecordMeasureService } from './record-measure.service.js';
import { ReverseMeasureService } from './reverse-measure.service.js';
import { ShowMeasuresService } from './show-measures.service.js';
import { TakeMeasuresService } from './take-measures.service.js';
import { RecordedMeasureResponse, TakenMeasuresResponse, toTakenResponse } from './taken-measures.response.js';

const dayParam = { name: 'appliedOn', example: '2026-11-22' };
const idParam = { name: 'measureId', example: 'm-4711' };

@ApiTags('Own-initiative measures')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/measures')
export class MeasuresController {
  constructor(
    private readonly recordMeasure: RecordMeasureService,
    private readonly takeMeasures: TakeMeasuresService,
    private readonly showMeasures: ShowMeasuresService,
    private readonly reverseMeasure: ReverseMeasureService,
  ) {}

  @Post()
  @Requires('measure:record')
  @ApiOperation({
    summary: "Record what the platform's own systems did (Art. 15(1)(c))",
    description: 'Sent again with the same content it is the same measure, and the answer is 200.',
  })
  @ApiCreatedResponse({ type: RecordedMeasureResponse })
  @ApiOkResponse({ type: RecordedMeasureResponse, description: 'It was sent so before.' })
  @Problems(measureDiffers)
  async record(
    @PlatformId() platformId: string,
    @Body() dto: MeasureDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedMeasureResponse> {
    const isNew = await this.recordMeasure.record(platformId, dto);
    reply.status(isNew ? 201 : 200);
    return { appliedOn: dto.appliedOn, measureId: dto.measureId, isNew };
  }

  @Post('bulk')
  @HttpCode(200)
  @Requires('measure:record')
  @ApiOperation({
    summary: 'Record measures by the million: one JSON object a line',
    description:
      'Read as fast as they are written. Wrong lines are told by number and stop nothing. Of a stream that breaks off whole sets of lines stay; send it again.',
  })
  @ApiConsumes(ndjson)
  @ApiBody({
    schema: {
      type: 'string',
      example: '{"measureId":"m-4711","appliedOn":"2026-11-22", …}\n{"measureId":"m-4712", …}\n',
    },
  })
  @ApiOkResponse({ type: TakenMeasuresResponse })
  async bulk(
    @PlatformId() platformId: string,
    @NdjsonLines() lines: AsyncIterable<Buffer>,
  ): Promise<TakenMeasuresResponse> {
    return toTakenResponse(await this.takeMeasures.take(platformId, lines));
  }

  @Get()
  @Requires('measure:read')
  @ApiOperation({ summary: 'List measures, the latest day first' })
  @ApiOkResponse({ type: MeasurePageResponse })
  async list(@PlatformId() platformId: string, @Query() query: MeasuresQuery): Promise<MeasurePageResponse> {
    return toMeasurePageResponse(await this.showMeasures.list(platformId, query));
  }

  @Get(':appliedOn/:measureId')
  @Requires('measure:read')
  @ApiOperation({ summary: 'Show a measure with its statement of reasons' })
  @ApiParam(dayParam)
  @ApiParam(idParam)
  @ApiOkResponse({ type: MeasureWithStatementResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('appliedOn', AppliedOnPipe) appliedOn: string,
    @Param('measureId', MeasureIdPipe) measureId: string,
  ): Promise<MeasureWithStatementResponse> {
    return toMeasureWithStatementResponse(await this.showMeasures.show(caller, platformId, { appliedOn, measureId }));
  }

  @Post(':appliedOn/:measureId/reversal')
  @HttpCode(200)
  @Requires('measure:record')
  @ApiOperation({
    summary: 'Say that the platform took a measure back',
    description: 'It stays in every figure: it was in effect.',
  })
  @ApiParam(dayParam)
  @ApiParam(idParam)
  @ApiOkResponse({ type: MeasureWithStatementResponse })
  @Problems(measureReversed)
  async reverse(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('appliedOn', AppliedOnPipe) appliedOn: string,
    @Param('measureId', MeasureIdPipe) measureId: string,
    @Body() { reversedAt }: ReverseMeasureDto,
  ): Promise<MeasureWithStatementResponse> {
    const key = { appliedOn, measureId };
    await this.reverseMeasure.reverse(platformId, key, instantOf(reversedAt)!);
    return toMeasureWithStatementResponse(await this.showMeasures.show(caller, platformId, key));
  }
}
