import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { Complainants } from './complainant.js';
import type { StoredComplaint } from './complaint.js';
import { TellComplainantService, type ToldOutcome } from './tell-complainant.service.js';

/** Tells a complainant the outcome (Art. 20(5)), as they are reached now. */
@Injectable()
export class AnswerComplaintService {
  constructor(
    private readonly complainants: Complainants,
    private readonly telling: TellComplainantService,
  ) {}

  async answer(tx: Tx, profile: PlatformProfile, complaint: StoredComplaint, told: ToldOutcome): Promise<void> {
    const { side, noticeId, recipientId, identityId } = complaint;
    const identity = await this.complainants.identityOf(tx, profile.id, identityId);
    const reached = await this.complainants.reach(tx, profile, {
      side,
      contactNoticeId: noticeId,
      recipientId,
      identity,
    });
    await this.telling.ofOutcome(tx, profile, complaint, reached, told);
  }
}
