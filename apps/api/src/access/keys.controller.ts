import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { CreateKeyDto } from './create-key.dto.js';
import { KeysResponse, MadeKeyResponse, toKeysResponse } from './key.response.js';
import { ManageKeysService } from './manage-keys.service.js';

@ApiTags('Keys')
@ApiParam({ name: 'platform', example: 'sample' })
@Requires('key:manage')
@Controller('v1/platforms/:platform/keys')
export class KeysController {
  constructor(private readonly manageKeys: ManageKeysService) {}

  @Post()
  @ApiOperation({ summary: 'Make a key; it is shown once' })
  @ApiCreatedResponse({ type: MadeKeyResponse })
  async create(@PlatformId() platformId: string, @Body() dto: CreateKeyDto): Promise<MadeKeyResponse> {
    const { id, key } = await this.manageKeys.create({
      platformId,
      role: dto.role,
      label: dto.label,
      staffId: dto.staffId,
      trustedFlaggerId: dto.trustedFlaggerId,
      expiresAt: dto.expiresAt,
    });
    return { id, key };
  }

  @Get()
  @ApiOperation({ summary: 'The keys of the platform, revoked ones too; oldest first, without their secrets' })
  @ApiOkResponse({ type: KeysResponse })
  async list(@PlatformId() platformId: string, @Query() query: PageQuery): Promise<KeysResponse> {
    return toKeysResponse(await this.manageKeys.list(platformId, query));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key, from this moment on; revoking it again changes nothing' })
  @ApiParam({ name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000001' })
  @ApiNoContentResponse()
  async revoke(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<void> {
    await this.manageKeys.revoke(platformId, id);
  }
}
