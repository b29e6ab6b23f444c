import { ApiProperty } from '@nestjs/swagger';

export class WebhookResponse {
  @ApiProperty({ example: 'https://example.org/hooks/noticedesk' })
  url!: string;

  @ApiProperty({
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    description: 'Signs what is sent (Standard Webhooks). Shown this once: a further PUT makes a new one',
  })
  secret!: string;
}
