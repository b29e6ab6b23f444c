import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText } from '../infrastructure/validation/clean-text.js';

export class WebhookDto {
  @ApiProperty({ example: 'https://example.org/hooks/noticedesk', description: 'https; http on this machine only' })
  @IsCleanText(2_000, { min: 1 })
  url!: string;
}
