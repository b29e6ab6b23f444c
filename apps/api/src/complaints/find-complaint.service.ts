import { Injectable } from '@nestjs/common';
import { notFound } from '../infrastructure/problem/index.js';
import { readReference } from '../notices/index.js';
import { ComplaintSecret } from './complaint-secret.js';
import type { StoredComplaint } from './complaint.js';
import { ComplaintsRepository } from './complaints.repository.js';

@Injectable()
export class FindComplaintService {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly secret: ComplaintSecret,
  ) {}

  /** The complaint of somebody who has its reference and its secret; for everybody else there is none (404). */
  async bySecret(typedReference: string, secret: string | undefined): Promise<StoredComplaint> {
    const reference = readReference(typedReference, 'C');
    const found = reference && secret ? await this.complaints.byReference(reference) : null;
    if (!found || !this.secret.matches(found.id, secret!)) throw notFound();
    return found;
  }
}
