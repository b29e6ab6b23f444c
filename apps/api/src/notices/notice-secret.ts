import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../infrastructure/config.js';
import { Sealer } from '../infrastructure/sealing/index.js';

/** The secret by which a notifier without an account sees the notice: an HMAC of its id, stored nowhere. */
@Injectable()
export class NoticeSecret {
  constructor(
    private readonly sealer: Sealer,
    private readonly config: Config,
  ) {}

  of(noticeId: string): string {
    return this.sealer.hmac('status-secret', noticeId).subarray(0, 24).toString('base64url');
  }

  matches(noticeId: string, secret: string): boolean {
    const given = Buffer.from(secret, 'base64url');
    const expected = Buffer.from(this.of(noticeId), 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** The page on which the notifier sees where the notice stands. */
  statusUrl(notice: { id: string; reference: string }, secret = this.of(notice.id)): string {
    return `${this.config.publicUrl}/status/${notice.reference}?secret=${secret}`;
  }
}
