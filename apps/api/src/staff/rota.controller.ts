import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { KeepRotaService } from './keep-rota.service.js';
import { AddShiftDto } from './rota.dto.js';
import { RotaResponse, RotaShiftResponse, toRotaShiftResponse } from './rota.response.js';

@ApiTags('Shifts and pages')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/rota')
export class RotaController {
  constructor(private readonly keepRota: KeepRotaService) {}

  @Post()
  @Requires('rota:manage')
  @ApiOperation({
    summary: 'Put a person on the rota',
    description:
      'Who is on call is paged before a time runs out, in the order of the positions, one every ten minutes until somebody ' +
      'acknowledges. Pages go to the address in the register of the staff.',
  })
  @ApiCreatedResponse({ type: RotaShiftResponse })
  async add(@PlatformId() platformId: string, @Body() dto: AddShiftDto): Promise<RotaShiftResponse> {
    const { staffId, position, from, until = null } = dto;
    return toRotaShiftResponse(await this.keepRota.add(platformId, { staffId, position, from, until }));
  }

  @Get()
  @Requires('rota:read')
  @ApiOperation({ summary: 'List who is and will be on call, in the order of paging' })
  @ApiOkResponse({ type: RotaResponse })
  async list(@PlatformId() platformId: string): Promise<RotaResponse> {
    return { items: (await this.keepRota.list(platformId)).map(toRotaShiftResponse) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('rota:manage')
  @ApiOperation({ summary: 'Take a shift off the rota' })
  @ApiParam({ name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000009' })
  @ApiNoContentResponse()
  end(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<void> {
    return this.keepRota.end(platformId, id);
  }
}
