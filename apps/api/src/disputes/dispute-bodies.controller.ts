import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { CertificationDto, DisputeBodiesQueryDto, EndCertificationDto, RegisterBodyDto } from './dispute-body.dto.js';
import {
  DisputeBodiesResponse,
  DisputeBodyResponse,
  toDisputeBodiesResponse,
  toDisputeBodyResponse,
} from './dispute-body.response.js';
import { disputeBodyKnown } from './dispute.problems.js';
import { RegisterBodyService, type NewCertification } from './register-body.service.js';
import { ShowBodiesService } from './show-bodies.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Disputes')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/dispute-bodies')
export class DisputeBodiesController {
  constructor(
    private readonly registerBody: RegisterBodyService,
    private readonly showBodies: ShowBodiesService,
  ) {}

  @Get()
  @Requires('dispute-body:read')
  @ApiOperation({
    summary: 'List the certified dispute settlement bodies (Art. 21(1))',
    description: 'Without a key. Anybody concerned by a decision may choose any of them, also after a complaint.',
  })
  @ApiOkResponse({ type: DisputeBodiesResponse })
  async list(@PlatformId() platformId: string, @Query() query: DisputeBodiesQueryDto): Promise<DisputeBodiesResponse> {
    const { page, today } = await this.showBodies.list(platformId, query);
    return toDisputeBodiesResponse(page, today);
  }

  @Get(':id')
  @Requires('dispute-body:read')
  @ApiOperation({ summary: 'Show a dispute settlement body with its certifications' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeBodyResponse })
  async show(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<DisputeBodyResponse> {
    const { body, today } = await this.showBodies.show(platformId, id);
    return toDisputeBodyResponse(body, today);
  }

  @Post()
  @Requires('dispute-body:manage')
  @ApiOperation({ summary: 'Register a certified body (Art. 21(3))' })
  @ApiCreatedResponse({ type: DisputeBodyResponse })
  @Problems(disputeBodyKnown)
  async register(@PlatformId() platformId: string, @Body() dto: RegisterBodyDto): Promise<DisputeBodyResponse> {
    const { name, url, email = null, certification } = dto;
    const id = await this.registerBody.register(platformId, { name, url, email }, toCertification(certification));
    return this.show(platformId, id);
  }

  @Post(':id/certifications')
  @Requires('dispute-body:manage')
  @ApiOperation({ summary: 'Add a renewal of the certification' })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: DisputeBodyResponse })
  @Problems(disputeBodyKnown)
  async certify(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() dto: CertificationDto,
  ): Promise<DisputeBodyResponse> {
    await this.registerBody.certify(platformId, id, toCertification(dto));
    return this.show(platformId, id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('dispute-body:manage')
  @ApiOperation({
    summary: 'End what a body is certified for, from a day on (Art. 21(7))',
    description: 'Disputes that it received before go on.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeBodyResponse })
  async end(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { on }: EndCertificationDto,
  ): Promise<DisputeBodyResponse> {
    await this.registerBody.end(platformId, id, on);
    return this.show(platformId, id);
  }
}

function toCertification(dto: CertificationDto): NewCertification {
  const { coordinator, memberState, languages, categories = [], validFrom, validTo } = dto;
  return { coordinator, memberState, languages, categories, validFrom, validTo };
}
