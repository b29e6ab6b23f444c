import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { PlanShiftsService } from './plan-shifts.service.js';
import { EndShiftDto, PlanShiftDto, RecordShiftDto, ShiftsQueryDto } from './shift.dto.js';
import { shiftOver, shiftOverlaps } from './shift.problems.js';
import {
  PlannedShiftResponse,
  PlannedShiftsResponse,
  toPlannedShiftResponse,
  toPlannedShiftsResponse,
  toWorkedShiftResponse,
  toWorkedShiftsResponse,
  WorkedShiftResponse,
  WorkedShiftsResponse,
} from './shift.response.js';
import { WorkShiftsService } from './work-shifts.service.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000021' };

@ApiTags('Shifts and pages')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform')
export class ShiftsController {
  constructor(
    private readonly planShifts: PlanShiftsService,
    private readonly workShifts: WorkShiftsService,
  ) {}

  @Post('planned-shifts')
  @Requires('shift:plan')
  @ApiOperation({ summary: 'Plan a shift, with or without a turn on the rota for pages' })
  @ApiCreatedResponse({ type: PlannedShiftResponse })
  @Problems(shiftOverlaps)
  async plan(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Body() { staffId, from, until, onCallPosition }: PlanShiftDto,
  ): Promise<PlannedShiftResponse> {
    const asked = { staffId, from, until, onCallPosition };
    return toPlannedShiftResponse(await this.planShifts.plan(platformId, caller.staffId ?? null, asked));
  }

  @Get('planned-shifts')
  @Requires('shift:read')
  @ApiOperation({ summary: 'List planned shifts, cancelled ones too' })
  @ApiOkResponse({ type: PlannedShiftsResponse })
  async listPlanned(@PlatformId() platformId: string, @Query() query: ShiftsQueryDto): Promise<PlannedShiftsResponse> {
    return toPlannedShiftsResponse(await this.planShifts.list(platformId, query));
  }

  @Post('planned-shifts/:id/cancel')
  @HttpCode(200)
  @Requires('shift:plan')
  @ApiOperation({ summary: 'Cancel a planned shift, and its turn on the rota' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: PlannedShiftResponse })
  @Problems(shiftOver)
  async cancel(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<PlannedShiftResponse> {
    return toPlannedShiftResponse(await this.planShifts.cancel(platformId, id));
  }

  @Post('worked-shifts')
  @Requires('shift:work')
  @ApiOperation({
    summary: 'Begin a shift, or write down one that was worked',
    description: 'Your own. Whoever plans shifts writes down those of others too.',
  })
  @ApiCreatedResponse({ type: WorkedShiftResponse })
  @Problems(shiftOverlaps)
  async record(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Body() { staffId, startedAt, endedAt, plannedShiftId }: RecordShiftDto,
  ): Promise<WorkedShiftResponse> {
    const asked = { staffId, startedAt, endedAt, plannedShiftId };
    return toWorkedShiftResponse(await this.workShifts.record(platformId, caller, asked));
  }

  @Get('worked-shifts')
  @Requires('shift:read')
  @ApiOperation({ summary: 'List the shifts that were worked' })
  @ApiOkResponse({ type: WorkedShiftsResponse })
  async listWorked(@PlatformId() platformId: string, @Query() query: ShiftsQueryDto): Promise<WorkedShiftsResponse> {
    return toWorkedShiftsResponse(await this.workShifts.list(platformId, query));
  }

  @Post('worked-shifts/:id/end')
  @HttpCode(200)
  @Requires('shift:work')
  @ApiOperation({ summary: 'End a shift' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: WorkedShiftResponse })
  @Problems(shiftOver)
  async end(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
    @Body() { endedAt }: EndShiftDto,
  ): Promise<WorkedShiftResponse> {
    return toWorkedShiftResponse(await this.workShifts.end(platformId, caller, id, endedAt));
  }
}
