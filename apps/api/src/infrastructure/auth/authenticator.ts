import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { unauthenticated } from '../problem/http.problems.js';
import { isSecretOf, readAuthorization } from './api-key.js';
import { anonymous, type Caller } from './caller.js';
import { CredentialsQuery, type Credential } from './credentials.query.js';

/** A caller with the key of the platform that its key belongs to. */
export interface Authenticated {
  readonly caller: Caller;
  readonly platformKey?: string;
}

/** Finds out who calls. Unknown, wrong, expired and revoked keys are answered alike: 401 `unauthenticated`. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly credentials: CredentialsQuery,
    private readonly clock: Clock,
  ) {}

  async authenticate(authorization: string | undefined): Promise<Authenticated> {
    if (authorization === undefined) return { caller: anonymous };
    const key = readAuthorization(authorization);
    const credential = key && (await this.credentials.ofKey(key.keyId));
    if (!credential || !isSecretOf(key.secret, credential.secretHash) || hasEnded(credential, this.clock.now())) {
      throw unauthenticated('The key is unknown, expired or revoked.').withHeader('www-authenticate', 'Bearer');
    }
    return {
      caller: {
        kind: 'key',
        role: credential.role,
        keyId: key.keyId,
        platformId: credential.platformId ?? undefined,
        staffId: credential.staffId ?? undefined,
        trustedFlaggerId: credential.trustedFlaggerId ?? undefined,
      },
      platformKey: credential.platformKey ?? undefined,
    };
  }
}

function hasEnded({ revokedAt, expiresAt }: Credential, now: Date): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= now);
}
