import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { HandOverNotesService } from './hand-over-notes.service.js';
import {
  HandoverNoteResponse,
  HandoverNotesQueryDto,
  HandoverNotesResponse,
  toHandoverNoteResponse,
  toHandoverNotesResponse,
  WriteHandoverNoteDto,
} from './handover-note.dto.js';
import { staffInterested } from './interest.problems.js';

@ApiTags('Shifts and pages')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/handover-notes')
export class HandoverNotesController {
  constructor(private readonly handOverNotes: HandOverNotesService) {}

  @Post()
  @Requires('handover:write')
  @ApiOperation({ summary: 'Write down what the next shift has to know, of a shift or of a case' })
  @ApiCreatedResponse({ type: HandoverNoteResponse })
  @Problems(staffInterested)
  async write(
    @CurrentStaff() { platformId, staffId }: StaffCaller,
    @Body() { text, workedShiftId, caseId }: WriteHandoverNoteDto,
  ): Promise<HandoverNoteResponse> {
    return toHandoverNoteResponse(await this.handOverNotes.write(platformId, staffId, { text, workedShiftId, caseId }));
  }

  @Get()
  @Requires('handover:read')
  @ApiOperation({
    summary: 'Read handover notes',
    description: 'Those about cases that you may not see are left out: other skills, or an interest that you declared.',
  })
  @ApiOkResponse({ type: HandoverNotesResponse })
  async list(
    @CurrentStaff() { platformId, staffId }: StaffCaller,
    @Query() query: HandoverNotesQueryDto,
  ): Promise<HandoverNotesResponse> {
    return toHandoverNotesResponse(await this.handOverNotes.list(platformId, staffId, query));
  }
}
