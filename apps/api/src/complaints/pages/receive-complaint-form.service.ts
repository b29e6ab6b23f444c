import { Injectable } from '@nestjs/common';
import type { Caller } from '../../infrastructure/auth/index.js';
import { attachEach, checkAgainst, lastField, type FilesOutcome, type SentForm } from '../../notices/index.js';
import { AttachComplaintFileService } from '../attach-complaint-file.service.js';
import { SubmitComplaintDto } from '../complaint.dto.js';
import type { StoredComplaint } from '../complaint.js';
import { SubmitComplaintService } from '../submit-complaint.service.js';
import type { ComplaintTexts } from './texts/complaint-texts.js';

/** Something wrong with a field of the form, in words for the person who filled it in. */
export interface ComplaintFault {
  readonly field: ComplaintField;
  readonly words: string;
}

export const complaintFields = ['text', 'name', 'email', 'representedBy'] as const;
export type ComplaintField = (typeof complaintFields)[number];

export type ComplaintFormOutcome =
  | { readonly faults: readonly ComplaintFault[] }
  | { readonly complaint: StoredComplaint; readonly files: FilesOutcome };

@Injectable()
export class ReceiveComplaintFormService {
  constructor(
    private readonly submitting: SubmitComplaintService,
    private readonly attaching: AttachComplaintFileService,
  ) {}

  /** Receives what was sent with the form as a complaint, its files after it: a file that is not taken is told, and it stays. */
  async receive(
    form: SentForm,
    { caller, language, texts }: { caller: Caller; language: string; texts: ComplaintTexts },
  ): Promise<ComplaintFormOutcome> {
    const said = contentOf(form.fields);
    const dto = await checkAgainst(SubmitComplaintDto, { ...said, language });
    const faults = Array.isArray(dto)
      ? faultsOf(
          dto.map(({ pointer }) => pointer),
          texts,
        )
      : [];
    if (!said.text.trim()) faults.push({ field: 'text', words: texts.faults.noText });
    if (faults.length > 0 || Array.isArray(dto)) {
      for await (const _dropped of form.files);
      return { faults: inOrder(faults) };
    }
    const idempotencyKey = form.fields.get(lastField) || undefined;
    const complaint = await this.submitting.submit(dto, { caller, channel: 'form', idempotencyKey });
    return { complaint, files: await this.attach(complaint, form.files) };
  }

  async attach(complaint: StoredComplaint, files: SentForm['files']): Promise<FilesOutcome> {
    const isAboutChild = !(await this.attaching.takesFiles(complaint));
    return attachEach(files, (file) => this.attaching.attach(complaint, file), { isAboutChild });
  }
}

function contentOf(fields: URLSearchParams) {
  const said = (name: string) => fields.get(name)?.trim() || undefined;
  const [name, email, representedBy] = [said('name'), said('email'), said('representedBy')];
  return {
    ticket: fields.get('ticket') ?? '',
    text: fields.get('text') ?? '',
    ...((name ?? email) && { contact: { ...(name && { name }), ...(email && { email }) } }),
    ...(representedBy && { representedBy }),
  };
}

function faultsOf(pointers: readonly string[], { faults }: ComplaintTexts): ComplaintFault[] {
  return pointers.flatMap((pointer): ComplaintFault[] => {
    const field = complaintFields.find((one) => pointer.endsWith(`/${one}`));
    if (!field || (field === 'text' && !pointer.startsWith('#/text'))) return [];
    return [{ field, words: faults[field] }];
  });
}

function inOrder(faults: readonly ComplaintFault[]): ComplaintFault[] {
  const first = new Map<ComplaintField, ComplaintFault>();
  for (const fault of faults) first.set(fault.field, fault);
  return complaintFields.flatMap((field) => first.get(field) ?? []);
}
