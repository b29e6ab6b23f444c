import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { ManageStaffService } from './manage-staff.service.js';
import { AddStaffDto, ChangeStaffDto } from './staff.dto.js';
import { aliasTaken, staffMemberLeft } from './staff.problems.js';
import {
  StaffMemberResponse,
  StaffMemberWithIdentityResponse,
  StaffPageResponse,
  toStaffMemberResponse,
  toStaffMemberWithIdentityResponse,
} from './staff.response.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000002' };

@ApiTags('Staff')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/staff')
export class StaffController {
  constructor(private readonly manageStaff: ManageStaffService) {}

  @Post()
  @Requires('staff:manage')
  @ApiOperation({ summary: 'Add a person to the staff', description: 'Make a key for them with POST …/keys.' })
  @ApiCreatedResponse({ type: StaffMemberResponse })
  @Problems(aliasTaken)
  async add(@PlatformId() platformId: string, @Body() dto: AddStaffDto): Promise<StaffMemberResponse> {
    const { alias, role, languages, skills, name, email } = dto;
    return toStaffMemberResponse(
      await this.manageStaff.add(platformId, { alias, role, languages, skills, name, email }),
    );
  }

  @Get()
  @Requires('staff:read')
  @ApiOperation({ summary: 'List the staff by alias, without names; those who left too' })
  @ApiOkResponse({ type: StaffPageResponse })
  async list(@PlatformId() platformId: string, @Query() page: PageQuery): Promise<StaffPageResponse> {
    const { items, next } = await this.manageStaff.list(platformId, page);
    return { items: items.map(toStaffMemberResponse), next };
  }

  @Get(':id')
  @Requires('staff:manage')
  @ApiOperation({ summary: 'Show a person with name and address' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: StaffMemberWithIdentityResponse })
  async show(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<StaffMemberWithIdentityResponse> {
    return toStaffMemberWithIdentityResponse(await this.manageStaff.show(platformId, id));
  }

  @Patch(':id')
  @Requires('staff:manage')
  @ApiOperation({
    summary: 'Change a member of the staff, or let them leave',
    description: 'A new role and leaving end the person’s keys at once.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: StaffMemberResponse })
  @Problems(aliasTaken, staffMemberLeft)
  async change(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { leaves, ...changes }: ChangeStaffDto,
  ): Promise<StaffMemberResponse> {
    const member = leaves
      ? await this.manageStaff.leave(platformId, id)
      : await this.manageStaff.change(platformId, id, changes);
    return toStaffMemberResponse(member);
  }
}
