import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { memberStateFrom } from '../categories/index.js';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { AuthoritiesResponse, AuthorityResponse, toAuthorityResponse } from './authority.response.js';
import { KeepAuthoritiesService } from './keep-authorities.service.js';
import { AddAuthorityDto } from './report.dto.js';

@ApiTags('Criminal suspicions')
@ApiParam({ name: 'platform', example: 'sample' })
@Requires('suspicion:handle')
@Controller('v1/platforms/:platform/law-enforcement-authorities')
export class AuthoritiesController {
  constructor(private readonly keepAuthorities: KeepAuthoritiesService) {}

  @ApiOperation({
    summary: 'Register an authority that is told of suspected crimes (Art. 18)',
    description: 'Of a Member State, or Europol; with a mail address, a portal or a number.',
  })
  @ApiCreatedResponse({ type: AuthorityResponse })
  @Post()
  async add(@PlatformId() platformId: string, @Body() dto: AddAuthorityDto): Promise<AuthorityResponse> {
    const { jurisdiction, name, email = null, portalUrl = null, phone = null } = dto;
    const added = { jurisdiction: memberStateFrom(jurisdiction) ?? jurisdiction, name, email, portalUrl, phone };
    return toAuthorityResponse(await this.keepAuthorities.add(platformId, added));
  }

  @ApiOperation({ summary: 'List the authorities that are told of suspected crimes' })
  @ApiOkResponse({ type: AuthoritiesResponse })
  @Requires('suspicion:read')
  @Get()
  async list(@PlatformId() platformId: string): Promise<AuthoritiesResponse> {
    return { items: (await this.keepAuthorities.list(platformId)).map(toAuthorityResponse) };
  }

  @ApiOperation({ summary: 'Take an authority out of use', description: 'What it was told stays.' })
  @ApiParam({ name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000032' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  retire(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<void> {
    return this.keepAuthorities.retire(platformId, id);
  }
}
