import { ApiProperty } from '@nestjs/swagger';

export class AttachmentResponse {
  @ApiProperty({ description: 'Its number in the notice, from 0.', example: 0 }) position!: number;
  @ApiProperty({ description: 'As sniffed from the bytes.', example: 'image/png' }) mediaType!: string;
  @ApiProperty({ example: 34567 }) bytes!: number;
  @ApiProperty({
    description: 'SHA-256 in hex.',
    example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  })
  sha256!: string;
}
