import { Body, Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { attachmentNotTaken, PositionPipe, tooManyAttachments, Upload } from '../notices/index.js';
import { LettersQueryDto, LogLetterDto } from './letter.dto.js';
import { LetterResponse, LettersResponse, toLetterResponse, toLettersResponse } from './letter.response.js';
import { LogLettersService } from './log-letters.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e60' };

@ApiTags('Correspondence')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/correspondence')
export class LettersController {
  constructor(private readonly logLetters: LogLettersService) {}

  @Post()
  @Requires('correspondence:log')
  @ApiOperation({ summary: 'Log a letter to or from a Coordinator, the Commission, the Board or another authority' })
  @ApiCreatedResponse({ type: LetterResponse })
  async log(@CurrentStaff() caller: StaffCaller, @Body() dto: LogLetterDto): Promise<LetterResponse> {
    const id = await this.logLetters.log(caller, {
      direction: dto.direction,
      counterpart: dto.counterpart,
      counterpartName: dto.counterpartName,
      memberState: dto.memberState ?? null,
      reference: dto.reference ?? null,
      answersId: dto.answersId ?? null,
      occurredAt: dto.occurredAt,
      replyDueAt: dto.replyDueAt ?? null,
      subject: dto.subject,
      text: dto.text ?? null,
      links: (dto.links ?? []).map(({ caseId = null, orderId = null, disputeId = null }) => ({
        caseId,
        orderId,
        disputeId,
      })),
    });
    return this.show(caller.platformId, caller, id);
  }

  @Get()
  @Requires('correspondence:read')
  @ApiOperation({ summary: 'List letters' })
  @ApiOkResponse({ type: LettersResponse })
  async list(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Query() query: LettersQueryDto,
  ): Promise<LettersResponse> {
    return toLettersResponse(await this.logLetters.list(platformId, caller, query));
  }

  @Get(':id')
  @Requires('correspondence:read')
  @ApiOperation({ summary: 'Show a letter' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LetterResponse })
  async show(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
  ): Promise<LetterResponse> {
    return toLetterResponse(await this.logLetters.show(platformId, caller, id));
  }

  @Post(':id/files')
  @Requires('correspondence:log')
  @ApiOperation({
    summary: 'Add a file to a letter',
    description: 'Images, PDF or plain text, sent as the body itself; the type is sniffed from the bytes.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: LetterResponse })
  @Problems(attachmentNotTaken, tooManyAttachments)
  async attach(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
    @Upload() file: AsyncIterable<Buffer>,
  ): Promise<LetterResponse> {
    await this.logLetters.attach(platformId, id, file);
    return this.show(platformId, caller, id);
  }

  @Get(':id/files/:position')
  @Requires('correspondence:read-texts')
  @ApiOperation({ summary: 'Open a file of a letter', description: 'Sent as a download only; each look is audited.' })
  @ApiProduces('application/octet-stream')
  @ApiParam(idParam)
  @ApiParam({ name: 'position', example: 0 })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', example: 'The bytes of the file.' } })
  async openFile(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Param('position', PositionPipe) position: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { content, mediaType } = await this.logLetters.openFile(platformId, id, position);
    reply.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    return new StreamableFile(content, {
      type: mediaType,
      disposition: `attachment; filename="letter-${position}"`,
    });
  }
}
