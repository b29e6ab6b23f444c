import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/index.js';

export class SecretQuery {
  @ApiProperty({ description: 'The secret from the receipt.', example: 'dGhpcyBpcyBub3QgYSByZWFsIHNlY3JldA' })
  @IsOptional()
  @IsCleanText(100)
  secret?: string;
}
