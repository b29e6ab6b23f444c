import { Injectable } from '@nestjs/common';
import { isStaff, type KeyCaller } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { MeasureKey } from '../measures/index.js';
import { readReference } from '../notices/index.js';
import { Platforms } from '../platforms/index.js';
import { ComplainedQuery } from './complained.query.js';
import type { EnteredChannel, StoredComplaint } from './complaint.js';
import { JudgeComplaintService, type ComplainingPerson } from './judge-complaint.service.js';
import { JudgeMeasureComplaintService } from './judge-measure-complaint.service.js';
import { JudgeSuspensionComplaintService } from './judge-suspension-complaint.service.js';
import { ReceiveComplaintService, type Complained, type ComplaintContent } from './receive-complaint.service.js';

export interface EnteredComplaint extends ComplaintContent {
  readonly decisionId?: string;
  readonly suspensionId?: string;
  readonly measure?: MeasureKey;
  /** As the platform calls the recipient. */
  readonly recipientId?: string;
  readonly noticeReference?: string;
  readonly channel?: EnteredChannel;
  readonly receivedAt?: Date;
}

/** Takes complaints that came to the platform, from a signed-in recipient, or to the desk, by letter, mail, phone or in person. */
@Injectable()
export class EnterComplaintService {
  constructor(
    private readonly platforms: Platforms,
    private readonly complained: ComplainedQuery,
    private readonly judge: JudgeComplaintService,
    private readonly judgeSuspension: JudgeSuspensionComplaintService,
    private readonly judgeMeasure: JudgeMeasureComplaintService,
    private readonly receiving: ReceiveComplaintService,
  ) {}

  async enter(
    platformId: string,
    entered: EnteredComplaint,
    sending: { caller: KeyCaller; idempotencyKey?: string },
  ): Promise<StoredComplaint> {
    const faults = enteringFaults(entered, isStaff(sending.caller));
    if (faults.length > 0) throw invalidInput(faults);
    const profile = await this.platforms.byId(platformId);
    const { decisionId, suspensionId, measure, recipientId, noticeReference, channel, receivedAt, ...content } =
      entered;
    return this.receiving.receive({
      profile,
      content,
      ...sending,
      channel: channel ?? 'platform',
      receivedAt,
      about: [decisionId, suspensionId, recipientId, noticeReference, measure?.appliedOn, measure?.measureId],
      complained: async (tx, at): Promise<Complained> => {
        if (suspensionId) return this.judgeSuspension.judge(tx, profile, suspensionId, at);
        if (measure) {
          return this.judgeMeasure.judge(tx, profile, { measure, recipientId, basis: content.basis, receivedAt: at });
        }
        return this.judge.judge(tx, profile, {
          decisionId: decisionId!,
          person: await this.person(tx, platformId, { recipientId, noticeReference }),
          basis: content.basis,
          receivedAt: at,
          pointer: noticeReference ? '#/noticeReference' : '#/recipientId',
        });
      },
    });
  }

  private async person(
    tx: Tx,
    platformId: string,
    { recipientId, noticeReference }: Pick<EnteredComplaint, 'recipientId' | 'noticeReference'>,
  ): Promise<ComplainingPerson> {
    if (noticeReference) {
      const reference = readReference(noticeReference);
      if (!reference)
        throw invalidInput([{ pointer: '#/noticeReference', detail: 'must be the reference of a notice' }]);
      return { side: 'notifier', notice: { reference } };
    }
    if (!recipientId) return { side: 'recipient', recipientId: null };
    const id = await this.complained.recipientNamed(tx, platformId, recipientId);
    if (!id)
      throw invalidInput([{ pointer: '#/recipientId', detail: 'must be a recipient that the platform has named' }]);
    return { side: 'recipient', recipientId: id };
  }
}

/** What is wrong with what names the complaint; [] when nothing is. Staff say how it came and when: its window runs to then. */
function enteringFaults(entered: EnteredComplaint, byStaff: boolean): FieldError[] {
  const { decisionId, suspensionId, measure, recipientId, noticeReference, channel, receivedAt } = entered;
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (decisionId && suspensionId) fault('#/suspensionId', 'goes without decisionId only');
  if (measure && (decisionId || suspensionId)) fault('#/measure', 'goes without decisionId and suspensionId only');
  if (!decisionId && !suspensionId && !measure) {
    fault('#/decisionId', 'must name what is complained of, or suspensionId, or measure');
  }
  if (measure && noticeReference) fault('#/noticeReference', 'goes with decisionId only: nobody notified a measure');
  if (suspensionId && (recipientId ?? noticeReference)) fault('#/suspensionId', 'says who complains by itself');
  if (recipientId && noticeReference) fault('#/noticeReference', 'goes without recipientId only');
  if (byStaff && !channel) fault('#/channel', 'must say how it arrived');
  if (byStaff && !receivedAt) fault('#/receivedAt', 'must say when it arrived');
  if (!byStaff && channel) fault('#/channel', 'is for staff: what the platform passes on came through it');
  return faults;
}
