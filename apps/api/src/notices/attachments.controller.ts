import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, PlatformId, Requires, type Caller } from '../infrastructure/auth/index.js';
import { OpenAttachmentService } from './open-attachment.service.js';
import { PositionPipe } from './position.pipe.js';

@ApiTags('Notices')
@Controller('v1/platforms/:platform/notices/:reference/attachments')
export class AttachmentsController {
  constructor(private readonly openAttachment: OpenAttachmentService) {}

  @ApiOperation({
    summary: 'Open a file that came with a notice',
    description: 'Sent as a download only; each look is audited.',
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', example: 'The bytes of the file.' } })
  @Requires('attachment:read')
  @Get(':position')
  async open(
    @CurrentCaller() caller: Caller,
    @PlatformId() platformId: string,
    @Param('reference') reference: string,
    @Param('position', PositionPipe) position: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { content, mediaType } = await this.openAttachment.open(caller, platformId, reference, position);
    reply.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    return new StreamableFile(content, {
      type: mediaType,
      disposition: `attachment; filename="attachment-${position}"`,
    });
  }
}
