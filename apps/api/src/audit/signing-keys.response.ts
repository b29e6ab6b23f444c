import { ApiProperty } from '@nestjs/swagger';
import type { PublicKey } from './signing-key.js';

export class SigningKeyResponse {
  @ApiProperty({ description: 'First 16 hexadecimal digits of the SHA-256 of the key', example: '3f1c0a9b8e7d6c5b' })
  id!: string;

  @ApiProperty({ enum: ['ed25519'], example: 'ed25519' })
  algorithm!: string;

  @ApiProperty({
    description: 'The 32 bytes of the public key in base64',
    example: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  })
  publicKey!: string;

  @ApiProperty({ description: 'Whether seals are signed with it now', example: true })
  current!: boolean;
}

export class SigningKeysResponse {
  @ApiProperty({ type: [SigningKeyResponse] })
  items!: SigningKeyResponse[];
}

/** The last one is the current one. */
export function toSigningKeysResponse(keys: readonly PublicKey[]): SigningKeysResponse {
  return {
    items: keys.map((key, i) => ({
      id: key.id,
      algorithm: 'ed25519',
      publicKey: key.text,
      current: i === keys.length - 1,
    })),
  };
}
