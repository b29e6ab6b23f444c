import { Injectable } from '@nestjs/common';
import type { Caller } from '../infrastructure/auth/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Clock } from '../infrastructure/clock.js';
import { Platforms } from '../platforms/index.js';
import type { NoticeType } from '../review/index.js';
import { DraftNoticeService, type ArrivedNotice } from './draft-notice.service.js';
import { Intake } from './intake.js';
import { askedElements, type NoticeElement } from './notice.rules.js';
import { idempotencyKeyReused } from './notice.problems.js';
import { NoticesRepository } from './notices.repository.js';
import { submissionFaults } from './submission-input.rules.js';
import type { EnterNoticeDto, SubmitNoticeDto } from './submit-notice.dto.js';

/** What a caller is told about a notice that is on disk. */
export interface ReceivedNotice {
  id: string;
  reference: string;
  type: NoticeType;
  receivedAt: Date;
  /** What one of its type is asked for. */
  missingElements: NoticeElement[];
}

export interface Sending {
  caller: Caller;
  idempotencyKey?: string;
  channel?: 'form' | 'api';
}

@Injectable()
export class SubmitNoticeService {
  constructor(
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly drafts: DraftNoticeService,
    private readonly intake: Intake,
    private readonly notices: NoticesRepository,
  ) {}

  /** Receives a notice (Art. 16(1)), complete or not, from anybody. When this resolves, the notice is on disk. */
  async submit({ platform: key, ...submission }: SubmitNoticeDto, sending: Sending): Promise<ReceivedNotice> {
    const { caller, idempotencyKey, channel = 'api' } = sending;
    const ofCaller = caller.kind === 'key' ? caller.platformId : undefined;
    const platform = ofCaller && !key ? await this.platforms.byId(ofCaller) : await this.platforms.byKey(key);
    if (ofCaller && platform.id !== ofCaller) {
      throw invalidInput([{ pointer: '#/platform', detail: 'must be the platform that your key belongs to' }]);
    }
    return this.receive({ platform, submission, caller, channel, idempotencyKey });
  }

  /** Enters what arrived by letter, mail, phone or in person, with the instant of arrival. */
  async enter(
    platformId: string,
    { channel, receivedAt, trustedFlaggerId, ...submission }: EnterNoticeDto,
    sending: Sending,
  ): Promise<ReceivedNotice> {
    if (receivedAt > this.clock.now())
      throw invalidInput([{ pointer: '#/receivedAt', detail: 'must not be in the future' }]);
    const platform = await this.platforms.byId(platformId);
    const { caller, idempotencyKey } = sending;
    return this.receive({ platform, submission, caller, channel, receivedAt, trustedFlaggerId, idempotencyKey });
  }

  private async receive(arrived: ArrivedNotice): Promise<ReceivedNotice> {
    const faults = submissionFaults(arrived.submission);
    if (faults.length > 0) throw invalidInput(faults);
    const draft = await this.drafts.draft(arrived);
    const intake = await this.intake.receive(draft);
    if (intake.outcome === 'key-reused') throw idempotencyKeyReused();
    if (intake.outcome === 'repeated')
      return toReceived(await this.notices.asReceived(arrived.platform.id, intake.noticeId));
    return toReceived(draft.notice);
  }
}

function toReceived({ id, reference, type, receivedAt, missingElements }: ReceivedNotice): ReceivedNotice {
  return { id, reference, type, receivedAt, missingElements: askedElements(type, missingElements) };
}
