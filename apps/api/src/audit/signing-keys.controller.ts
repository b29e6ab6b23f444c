import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../infrastructure/auth/index.js';
import { AuditExportQuery } from './audit-export.query.js';
import { ServerSigningKey } from './server-signing-key.js';
import { SigningKeysResponse, toSigningKeysResponse } from './signing-keys.response.js';

@ApiTags('Audit log')
@Controller('v1/audit/signing-keys')
@Requires('audit:read-signing-keys')
export class SigningKeysController {
  constructor(
    private readonly exports: AuditExportQuery,
    private readonly signingKey: ServerSigningKey,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List the public keys that seals of the audit log are signed with',
    description:
      'Those of earlier seals first, the current one last. Note its id: an export that somebody else made has another.',
  })
  @ApiOkResponse({ type: SigningKeysResponse })
  async list(): Promise<SigningKeysResponse> {
    return toSigningKeysResponse(await this.exports.keys(this.signingKey.key.public));
  }
}
