import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../infrastructure/auth/index.js';
import { Config } from '../../infrastructure/config.js';
import { invalidInput, notFound, Problem } from '../../infrastructure/problem/index.js';
import {
  filesQuery,
  lastField,
  pageLanguage,
  PageLinks,
  pageRequest,
  readFilesQuery,
  readForm,
  type Page,
  type PageLanguage,
  type SeeOther,
} from '../../notices/index.js';
import { contactLines, dutiesOf, type PlatformProfile } from '../../platforms/index.js';
import { AttachComplaintFileService } from '../attach-complaint-file.service.js';
import { ComplaintSecret } from '../complaint-secret.js';
import { ComplaintStatusService } from '../complaint-status.service.js';
import { complaintEnded, complaintWindowClosed } from '../complaint.problems.js';
import { ExplainDecisionService } from '../explain-decision.service.js';
import { FindComplaintService } from '../find-complaint.service.js';
import { SubmitComplaintService, type TicketSubject } from '../submit-complaint.service.js';
import { WithdrawComplaintService } from '../withdraw-complaint.service.js';
import { complaintForm } from './complaint-form.js';
import { complaintStatusPage } from './complaint-status-page.js';
import { ReceiveComplaintFormService, type ComplaintFault } from './receive-complaint-form.service.js';
import { complaintTexts } from './texts/complaint-texts.js';

/** The pages of somebody who complains: what was decided, what they say to it, and what became of that. */
@Injectable()
export class ComplaintPages {
  constructor(
    private readonly config: Config,
    private readonly submitting: SubmitComplaintService,
    private readonly explaining: ExplainDecisionService,
    private readonly receiveForm: ReceiveComplaintFormService,
    private readonly findComplaint: FindComplaintService,
    private readonly complaintStatus: ComplaintStatusService,
    private readonly attaching: AttachComplaintFileService,
    private readonly withdrawing: WithdrawComplaintService,
    private readonly secret: ComplaintSecret,
    private readonly links: PageLinks,
  ) {}

  /** The form; a ticket that is not ours leads nowhere. */
  async form(request: FastifyRequest): Promise<Page> {
    const { query, acceptLanguage } = pageRequest(request);
    const ticket = query.get('ticket')?.trim() ?? '';
    const { profile, about } = await this.read(ticket);
    const language = pageLanguage([query.get('lang'), acceptLanguage, ...profile.languages]);
    const page = await this.formPage(profile, about, ticket, language);
    return { ...page, languageLink: (lang) => this.links.path('complaint', { ticket, lang }) };
  }

  /** Receives the complaint and leads to its status page; what cannot be read as meant comes back as it was typed. */
  async submit(request: FastifyRequest, caller: Caller): Promise<Page | SeeOther> {
    const { query, acceptLanguage } = pageRequest(request);
    const form = await readForm(request, this.config.attachments);
    const ticket = form.fields.get('ticket') ?? '';
    const { profile, about } = await this.read(ticket);
    const language = pageLanguage([query.get('lang'), acceptLanguage, ...profile.languages]);
    const texts = complaintTexts[language];
    try {
      const outcome = await this.receiveForm.receive(form, { caller, language, texts });
      if ('faults' in outcome) {
        return await this.formPage(profile, about, ticket, language, { values: form.fields, faults: outcome.faults });
      }
      const { complaint, files } = outcome;
      return this.statusLink(complaint, language, { received: '1', ...filesQuery(files) });
    } catch (error) {
      if (!(error instanceof Problem) || error.slug !== complaintWindowClosed.slug) throw error;
      for await (const _dropped of form.files);
      return { ...(await this.formPage(profile, about, ticket, language)), status: 422 };
    }
  }

  /** Throws `not-found` without the secret. */
  async status(request: FastifyRequest, reference: string): Promise<Page> {
    const { query, acceptLanguage } = pageRequest(request);
    const secret = query.get('secret')?.trim() ?? '';
    const complaint = await this.findComplaint.bySecret(reference, secret);
    const status = await this.complaintStatus.of(complaint);
    const language = pageLanguage([query.get('lang'), complaint.language, acceptLanguage]);
    const texts = complaintTexts[language];
    const news = { received: query.has('received') && !status.decision, files: readFilesQuery(query) };
    const links = (lang: PageLanguage) => this.links.path(`complaint/${complaint.reference}`, { secret, lang });
    return {
      status: 200,
      language,
      title: news.received ? texts.status.received : texts.status.title(complaint.reference),
      isPrivate: true,
      serviceName: status.profile.serviceName,
      contact: contactLines(status.profile, language),
      languageLink: links,
      main: complaintStatusPage({
        language,
        texts,
        status,
        secret,
        action: this.links.path(`complaint/${complaint.reference}`, { lang: language }),
        token: randomUUID(),
        takesFiles: await this.attaching.takesFiles(complaint),
        news,
      }),
    };
  }

  /** Adds files, or takes the complaint back; a complaint that is over meanwhile is shown as it is. */
  async add(request: FastifyRequest, reference: string): Promise<SeeOther> {
    const { query, acceptLanguage } = pageRequest(request);
    const form = await readForm(request, this.config.attachments);
    const complaint = await this.findComplaint.bySecret(reference, form.fields.get('secret') ?? '');
    const language = pageLanguage([query.get('lang'), complaint.language, acceptLanguage]);
    try {
      if (form.fields.has('withdraw')) {
        await this.withdrawing.withdraw(complaint);
        return this.statusLink(complaint, language);
      }
      const files = await this.receiveForm.attach(complaint, form.files);
      return this.statusLink(complaint, language, filesQuery(files));
    } catch (error) {
      if (!(error instanceof Problem) || error.slug !== complaintEnded.slug) throw error;
      for await (const _dropped of form.files);
      return this.statusLink(complaint, language);
    }
  }

  private async formPage(
    profile: PlatformProfile,
    about: TicketSubject,
    ticket: string,
    language: PageLanguage,
    {
      values = new URLSearchParams({ [lastField]: randomUUID() }),
      faults = [],
    }: { values?: URLSearchParams; faults?: readonly ComplaintFault[] } = {},
  ): Promise<Page> {
    const texts = complaintTexts[language];
    const title = texts.title(profile.serviceName);
    return {
      status: faults.length > 0 ? 422 : 200,
      language,
      title: faults.length > 0 ? `${texts.faultsHeading(faults.length)} – ${title}` : title,
      isPrivate: true,
      serviceName: profile.serviceName,
      contact: contactLines(profile, language),
      main: complaintForm({
        language,
        texts,
        profile,
        explained: await this.explaining.explain(profile, about),
        action: this.links.path('complaint', { lang: language }),
        ticket,
        values,
        faults,
        files: this.config.attachments,
      }),
    };
  }

  /** The service that the ticket is about; for a ticket that is not ours, and where there are no complaints, there is no page. */
  private async read(ticket: string): Promise<{ profile: PlatformProfile; about: TicketSubject }> {
    try {
      const read = await this.submitting.read(ticket);
      if (!dutiesOf(read.profile).internalComplaints) throw notFound();
      return read;
    } catch (error) {
      if (error instanceof Problem && error.slug === invalidInput.slug) throw notFound();
      throw error;
    }
  }

  private statusLink(
    complaint: { id: string; reference: string },
    lang: PageLanguage,
    news: Record<string, string | undefined> = {},
  ): SeeOther {
    const query = { secret: this.secret.of(complaint.id), lang, ...news };
    return { seeOther: this.links.path(`complaint/${complaint.reference}`, query) };
  }
}
