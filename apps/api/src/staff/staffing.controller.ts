import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { KeepProfilesService } from './keep-profiles.service.js';
import { AddProfileDto, HumanResourcesQueryDto } from './profile.dto.js';
import {
  HumanResourcesResponse,
  StaffProfileResponse,
  StaffProfilesResponse,
  toHumanResourcesResponse,
  toStaffProfileResponse,
} from './profile.response.js';
import { OnDutyQueryDto } from './shift.dto.js';
import { DutyRosterResponse, toDutyRosterResponse } from './shift.response.js';
import { ShowDutyService } from './show-duty.service.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000002' };

@ApiTags('Staff')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform')
export class StaffingController {
  constructor(
    private readonly keepProfiles: KeepProfilesService,
    private readonly showDuty: ShowDutyService,
  ) {}

  @Post('staff/:id/profiles')
  @Requires('staff:manage')
  @ApiOperation({
    summary: 'Say for whom a person works and how well they speak, from a day on (Art. 42(2))',
    description: 'What was said before stays for the days before.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: StaffProfileResponse })
  async addProfile(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { employment, employer, fullTimePercent, languages, validFrom }: AddProfileDto,
  ): Promise<StaffProfileResponse> {
    const spoken = languages.map(({ language, level }) => ({ language, level }));
    const profile = { employment, employer, fullTimePercent, languages: spoken, validFrom };
    return toStaffProfileResponse(await this.keepProfiles.add(platformId, id, profile));
  }

  @Get('staff/:id/profiles')
  @Requires('staff:read')
  @ApiOperation({ summary: 'List the profiles of a person' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: StaffProfilesResponse })
  async listProfiles(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<StaffProfilesResponse> {
    return { items: (await this.keepProfiles.list(platformId, id)).map(toStaffProfileResponse) };
  }

  @Get('staffing/human-resources')
  @Requires('staff:read')
  @ApiOperation({
    summary: 'Suggest the figures of sheet 9: full-time equivalents, and persons by language at B2 or better',
    description:
      'From the profiles of the moderators who work here at the end of a day. Nothing is entered by itself: send what is right to ' +
      'PUT …/report-inputs/{from}/{to}/moderators.',
  })
  @ApiOkResponse({ type: HumanResourcesResponse })
  async humanResources(
    @PlatformId() platformId: string,
    @Query() { on }: HumanResourcesQueryDto,
  ): Promise<HumanResourcesResponse> {
    return toHumanResourcesResponse(await this.keepProfiles.humanResources(platformId, on));
  }

  @Get('staffing/on-duty')
  @Requires('shift:read')
  @ApiOperation({ summary: 'Show who is or was on duty: as planned, as worked, and on call, with counts by language' })
  @ApiOkResponse({ type: DutyRosterResponse })
  async onDuty(@PlatformId() platformId: string, @Query() { from, to }: OnDutyQueryDto): Promise<DutyRosterResponse> {
    return toDutyRosterResponse(await this.showDuty.during(platformId, from, to));
  }
}
