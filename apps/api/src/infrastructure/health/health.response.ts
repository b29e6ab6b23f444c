import { ApiProperty } from '@nestjs/swagger';

export class LiveResponse {
  @ApiProperty({ example: 'live' })
  status!: string;
}

export class ReadyResponse {
  @ApiProperty({ example: 'ready' })
  status!: string;

  @ApiProperty({
    description: 'Each part with `ok` or `failed`',
    type: 'object',
    additionalProperties: { type: 'string', enum: ['ok', 'failed'] },
    example: { database: 'ok', migrations: 'ok', worker: 'ok' },
  })
  checks!: Record<string, string>;
}
