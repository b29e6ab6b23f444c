import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { ShowSubmissionsService } from './show-submissions.service.js';
import { SubmittedStatementResponse, toSubmittedStatementResponse } from './transparency-database.response.js';

/** What of a statement or a measure goes to the Commission, beside the thing itself. */
@ApiTags('Transparency Database')
@Controller('v1')
export class SubmittedStatementsController {
  constructor(private readonly showSubmissions: ShowSubmissionsService) {}

  @Get('statements/:id/transparency-database')
  @Requires('statement:read')
  @ApiOperation({ summary: 'Show what of a statement goes to the Transparency Database, and where it stands' })
  @ApiParam({ name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' })
  @ApiOkResponse({ type: SubmittedStatementResponse })
  async ofStatement(
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
  ): Promise<SubmittedStatementResponse> {
    return toSubmittedStatementResponse(await this.showSubmissions.ofStatement(caller, id));
  }

  @Get('platforms/:platform/measures/:appliedOn/:measureId/transparency-database')
  @Requires('measure:read')
  @ApiOperation({ summary: 'Show what of a measure goes to the Transparency Database, and where it stands' })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiParam({ name: 'appliedOn', example: '2026-11-22' })
  @ApiParam({ name: 'measureId', example: 'post-4711-hidden' })
  @ApiOkResponse({ type: SubmittedStatementResponse })
  async ofMeasure(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('appliedOn') appliedOn: string,
    @Param('measureId') measureId: string,
  ): Promise<SubmittedStatementResponse> {
    return toSubmittedStatementResponse(
      await this.showSubmissions.ofMeasure(caller, platformId, { appliedOn, measureId }),
    );
  }
}
