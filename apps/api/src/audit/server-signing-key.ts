import { Injectable } from '@nestjs/common';
import { Secrets } from '../infrastructure/secrets.js';
import { SigningKey } from './signing-key.js';

/** The key that this installation signs with now. */
@Injectable()
export class ServerSigningKey {
  readonly key: SigningKey;

  constructor(secrets: Secrets) {
    this.key = new SigningKey(secrets.auditKey);
  }
}
