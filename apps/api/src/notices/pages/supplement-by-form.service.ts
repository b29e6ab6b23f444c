import { Injectable } from '@nestjs/common';
import { Problem } from '../../infrastructure/problem/problem.js';
import type { StoredNotice } from '../find-notice.service.js';
import { nothingToAdd } from '../notice.problems.js';
import { itemFaults } from '../submission-input.rules.js';
import { SupplementNoticeDto } from '../submit-notice.dto.js';
import { SupplementNoticeService } from '../supplement-notice.service.js';
import { AttachFilesService, type FilesOutcome } from './attach-files.service.js';
import { checkAgainst, orFaults } from './check-form.js';
import { addressesOf, confirmsOtherWording, contentOf } from './form-content.js';
import { formFaults, inOrder, type FormFault } from './form-faults.js';
import type { PageLanguage } from './page-language.js';
import { lastField, type SentForm } from './sent-form.js';
import { formTexts } from './texts/form-texts.js';
import { statusTexts } from './texts/status-texts.js';

export type SupplementOutcome = { faults: FormFault[] } | { added: boolean; files: FilesOutcome };

@Injectable()
export class SupplementByFormService {
  constructor(
    private readonly supplementNotice: SupplementNoticeService,
    private readonly attachFiles: AttachFilesService,
  ) {}

  /** Adds what was sent with the form to the notice: elements, addresses, files, or files alone. */
  async supplement(notice: StoredNotice, form: SentForm, language: PageLanguage): Promise<SupplementOutcome> {
    const added = await this.add(notice, form.fields, language);
    if (Array.isArray(added)) {
      for await (const _dropped of form.files);
      return { faults: inOrder(added) };
    }
    const files = await this.attachFiles.attach(notice, form.files);
    if (!added && files.kept === 0 && files.refused.length === 0) {
      return { faults: [{ field: 'explanation', words: statusTexts(language, notice.type).add.nothing }] };
    }
    return { added, files };
  }

  /** Whether something was added, or what is wrong with it. */
  private async add(
    notice: StoredNotice,
    fields: URLSearchParams,
    language: PageLanguage,
  ): Promise<boolean | FormFault[]> {
    const texts = formTexts(language, notice.type);
    const addresses = addressesOf(fields);
    const content = contentOf(fields);
    const dto = await checkAgainst(SupplementNoticeDto, content);
    const faults = formFaults([...(Array.isArray(dto) ? dto : []), ...itemFaults(content.items)], texts, addresses);
    if (confirmsOtherWording(fields)) faults.push({ field: 'goodFaith', words: texts.faults.goodFaith });
    if (faults.length > 0 || Array.isArray(dto)) return faults;
    const { items = [], explanation, notifier, goodFaith } = dto;
    if (items.length === 0 && !explanation && !notifier && !goodFaith) return false;
    try {
      const key = fields.get(lastField) || undefined;
      const missing = await orFaults(() => this.supplementNotice.supplement(notice, dto, key));
      const refused = missing.flatMap((element) => (typeof element === 'string' ? [] : [element]));
      return refused.length === 0 || formFaults(refused, texts, addresses);
    } catch (error) {
      if (!(error instanceof Problem) || error.slug !== nothingToAdd.slug) throw error;
      return [{ field: notifier?.email ? 'name' : 'email', words: statusTexts(language, notice.type).add.both }];
    }
  }
}
