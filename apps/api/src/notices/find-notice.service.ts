import { Injectable } from '@nestjs/common';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { NoticeSecret } from './notice-secret.js';
import { NoticesRepository, type StoredNotice } from './notices.repository.js';
import { readReference } from './reference.js';

export type { StoredNotice };

@Injectable()
export class FindNoticeService {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly secret: NoticeSecret,
  ) {}

  /** The notice of somebody who has its reference and its secret; for everybody else there is none (404). */
  async bySecret(typedReference: string, secret: string | undefined): Promise<StoredNotice> {
    const reference = readReference(typedReference);
    const found = reference && secret ? await this.notices.byReference(reference) : null;
    if (!found || !this.secret.matches(found.id, secret!)) throw notFound();
    return found;
  }

  /** For staff of the platform. */
  async byReference(platformId: string, typedReference: string): Promise<StoredNotice> {
    const reference = readReference(typedReference);
    const found = reference && (await this.notices.byReference(reference));
    if (!found || found.platformId !== platformId) throw notFound();
    return found;
  }
}
