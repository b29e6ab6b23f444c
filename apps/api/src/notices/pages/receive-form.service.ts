import { Injectable } from '@nestjs/common';
import type { Caller } from '../../infrastructure/auth/index.js';
import { Problem } from '../../infrastructure/problem/problem.js';
import type { PlatformProfile } from '../../platforms/index.js';
import type { NoticeType } from '../../review/index.js';
import { noticeRefused } from '../notice.problems.js';
import { NoticesRepository } from '../notices.repository.js';
import { submissionFaults } from '../submission-input.rules.js';
import { SubmitNoticeDto, type NoticeDetailsDto } from '../submit-notice.dto.js';
import { SubmitNoticeService, type ReceivedNotice } from '../submit-notice.service.js';
import { AttachFilesService, type FilesOutcome } from './attach-files.service.js';
import { checkAgainst, orFaults } from './check-form.js';
import { addressesOf, confirmsOtherWording, detailsOf, saysNothing } from './form-content.js';
import { formFaults, inOrder, type FormFault } from './form-faults.js';
import { lastField, type SentForm } from './sent-form.js';
import type { FormTexts } from './texts/form-texts.js';

export type FormOutcome = { faults: FormFault[] } | { notice: ReceivedNotice; files: FilesOutcome };

@Injectable()
export class ReceiveFormService {
  constructor(
    private readonly submitNotice: SubmitNoticeService,
    private readonly attachFiles: AttachFilesService,
    private readonly notices: NoticesRepository,
  ) {}

  /** Receives what was sent with the form as a notice, complete or not; faults only where something cannot be read as meant. */
  async receive(
    platform: PlatformProfile,
    form: SentForm,
    { type, caller, texts }: { type: NoticeType; caller: Caller; texts: FormTexts },
  ): Promise<FormOutcome> {
    const submitted = await this.submit(platform, { ...detailsOf(form.fields), type }, form.fields, caller, texts);
    if (Array.isArray(submitted)) {
      for await (const _dropped of form.files);
      return { faults: inOrder(submitted) };
    }
    const stored = await this.notices.byId(platform.id, submitted.id);
    return { notice: submitted, files: await this.attachFiles.attach(stored, form.files) };
  }

  private async submit(
    platform: PlatformProfile,
    details: NoticeDetailsDto,
    fields: URLSearchParams,
    caller: Caller,
    texts: FormTexts,
  ): Promise<ReceivedNotice | FormFault[]> {
    const addresses = addressesOf(fields);
    const dto = await checkAgainst(SubmitNoticeDto, { ...details, platform: platform.key });
    const faults = formFaults([...(Array.isArray(dto) ? dto : []), ...submissionFaults(details)], texts, addresses);
    if (saysNothing(details)) faults.push({ field: 'urls', words: texts.faults.nothingSaid });
    if (confirmsOtherWording(fields)) faults.push({ field: 'goodFaith', words: texts.faults.goodFaith });
    if (faults.length > 0 || Array.isArray(dto)) return faults;
    const idempotencyKey = fields.get(lastField) || undefined;
    try {
      const received = await orFaults(() => this.submitNotice.submit(dto, { caller, channel: 'form', idempotencyKey }));
      return Array.isArray(received) ? formFaults(received, texts, addresses) : received;
    } catch (error) {
      if (!(error instanceof Problem) || error.slug !== noticeRefused.slug) throw error;
      return [{ field: 'explanation', words: texts.faults.refused }];
    }
  }
}
