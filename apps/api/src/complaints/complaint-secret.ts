import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../infrastructure/config.js';
import { Sealer } from '../infrastructure/sealing/index.js';

/** The secret by which a complainant without an account sees the complaint: an HMAC of its id, stored nowhere. */
@Injectable()
export class ComplaintSecret {
  constructor(
    private readonly sealer: Sealer,
    private readonly config: Config,
  ) {}

  of(complaintId: string): string {
    return this.sealer.hmac('complaint-secret', complaintId).subarray(0, 24).toString('base64url');
  }

  matches(complaintId: string, secret: string): boolean {
    const given = Buffer.from(secret, 'base64url');
    const expected = Buffer.from(this.of(complaintId), 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** The page on which the complainant sees where the complaint stands. */
  statusUrl({ id, reference }: { id: string; reference: string }): string {
    return `${this.config.publicUrl}/complaint/${reference}?secret=${this.of(id)}`;
  }
}
