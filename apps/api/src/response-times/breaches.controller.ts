import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, PlatformId, Requires } from '../infrastructure/auth/index.js';
import { BreachesQueryDto } from './breaches.dto.js';
import { BreachesResponse, toBreachesResponse } from './breach.response.js';
import { ListBreachesService } from './list-breaches.service.js';

@ApiTags('Response times')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/breaches')
export class BreachesController {
  constructor(private readonly listBreaches: ListBreachesService) {}

  @Get()
  @Requires('response-times:read')
  @ApiOperation({
    summary: 'List the due times that passed unmet',
    description:
      'The latest due time first. Written by the worker at the due time; what was done later does not undo it.',
  })
  @ApiOkResponse({ type: BreachesResponse })
  async list(
    @PlatformId() platformId: string,
    @CurrentCaller() { role }: Caller,
    @Query() query: BreachesQueryDto,
  ): Promise<BreachesResponse> {
    return toBreachesResponse(await this.listBreaches.list(platformId, role, query));
  }
}
