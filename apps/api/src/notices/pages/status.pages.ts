import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../infrastructure/config.js';
import { notFound } from '../../infrastructure/problem/http.problems.js';
import { Problem } from '../../infrastructure/problem/problem.js';
import { contactLines, Platforms, RedressLink } from '../../platforms/index.js';
import { otherType } from '../../review/index.js';
import { FindNoticeService, type StoredNotice } from '../find-notice.service.js';
import { NoticeStatusQuery } from '../notice-status.query.js';
import { filesQuery, readFilesQuery } from './files-query.js';
import type { FormFault } from './form-faults.js';
import { lookupPage } from './lookup-page.js';
import type { Page, SeeOther } from './page.js';
import { pageLanguage, type PageLanguage } from './page-language.js';
import { PageLinks } from './page-links.js';
import { pageRequest, type PageRequest } from './page-request.js';
import { lastField, readForm } from './sent-form.js';
import { statusPage } from './status-page.js';
import { SupplementByFormService } from './supplement-by-form.service.js';
import { supplementForm } from './supplement-form.js';
import { formTexts } from './texts/form-texts.js';
import { statusTexts } from './texts/status-texts.js';

/** Where a notice stands, for whoever has its reference and its secret. */
@Injectable()
export class StatusPages {
  constructor(
    private readonly config: Config,
    private readonly platforms: Platforms,
    private readonly findNotice: FindNoticeService,
    private readonly statusQuery: NoticeStatusQuery,
    private readonly supplementByForm: SupplementByFormService,
    private readonly links: PageLinks,
    private readonly redressLink: RedressLink,
  ) {}

  /** Asks for reference and secret; leads to the notice when both are there. */
  lookup(request: FastifyRequest): Page | SeeOther {
    const { query, acceptLanguage } = pageRequest(request);
    const [reference = '', secret = ''] = ['reference', 'secret'].map((name) => query.get(name)?.trim());
    const language = pageLanguage([query.get('lang'), acceptLanguage]);
    if (reference && secret) return { seeOther: this.links.status(reference, { secret, lang: language }) };
    return this.askFor(reference, '', language);
  }

  async show(request: FastifyRequest, reference: string): Promise<Page> {
    const { query, ...asked } = pageRequest(request);
    const secret = query.get('secret')?.trim() ?? '';
    const notice = await this.find(reference, secret);
    if (!notice) return this.askFor(reference, secret, pageLanguage([query.get('lang'), asked.acceptLanguage]));
    const language = languageFor(notice, { query, ...asked });
    const page = await this.page(notice, secret, { language, query });
    const inLanguage = (lang: PageLanguage) => this.links.status(notice.reference, { secret, lang });
    return { ...page, languageLink: inLanguage };
  }

  async supplement(request: FastifyRequest, reference: string): Promise<Page | SeeOther> {
    const { query, ...asked } = pageRequest(request);
    const form = await readForm(request, this.config.attachments);
    const secret = form.fields.get('secret') ?? '';
    const notice = await this.find(reference, secret);
    if (!notice) {
      for await (const _dropped of form.files);
      return this.askFor(reference, secret, pageLanguage([query.get('lang'), asked.acceptLanguage]));
    }
    const language = languageFor(notice, { query, ...asked });
    const outcome = await this.supplementByForm.supplement(notice, form, language);
    if ('faults' in outcome) {
      return this.page(notice, secret, { language, query, faults: outcome.faults, values: form.fields });
    }
    const news = { added: outcome.added ? '1' : undefined, ...filesQuery(outcome.files) };
    return { seeOther: this.links.status(notice.reference, { secret, lang: language, ...news }) };
  }

  private async page(notice: StoredNotice, secret: string, shown: Shown): Promise<Page> {
    const { language, query, faults = [], values = new URLSearchParams({ [lastField]: randomUUID() }) } = shown;
    const platform = await this.platforms.byId(notice.platformId);
    const status = await this.statusQuery.status(notice.platformId, notice.id);
    const texts = statusTexts(language, status.type);
    const files = readFilesQuery(query);
    const takesFiles = !notice.allegesChildAbuse && this.config.attachments.maxCount > 0;
    const supplement = supplementForm({
      language,
      texts: formTexts(language, status.type),
      statusTexts: texts,
      values,
      faults,
      action: this.links.status(notice.reference, { lang: language }),
      secret,
      missing: status.missing,
      files: takesFiles ? this.config.attachments : undefined,
      isOpen: faults.length > 0 || files.refused.length > 0,
    });
    const otherForm = this.links.form(otherType(status.type), platform.key, { lang: language });
    const complaintUrlOf = (decisionId: string) =>
      this.redressLink.urlWhereOwed(platform, { decisionId, side: 'notifier', id: notice.id });
    const news = { received: query.has('received'), added: query.has('added'), files };
    const title = news.received ? texts.received : texts.title(notice.reference);
    return {
      status: faults.length > 0 ? 422 : 200,
      language,
      title: faults.length > 0 ? `${formTexts(language).faultsHeading(faults.length)} – ${title}` : title,
      isPrivate: true,
      serviceName: platform.serviceName,
      contact: contactLines(platform, language),
      main: statusPage({
        language,
        texts,
        platform,
        notice,
        secret,
        status,
        news,
        supplement,
        otherForm,
        complaintUrlOf,
      }),
    };
  }

  private askFor(reference: string, secret: string, language: PageLanguage): Page {
    const texts = statusTexts(language).lookup;
    return {
      status: secret ? 404 : 200,
      language,
      title: texts.title,
      isPrivate: true,
      main: lookupPage({ texts, language, reference, secret, action: this.links.lookup() }),
      languageLink: secret ? undefined : (lang) => this.links.lookup({ lang, reference: reference || undefined }),
    };
  }

  private async find(reference: string, secret: string): Promise<StoredNotice | null> {
    try {
      return await this.findNotice.bySecret(reference, secret);
    } catch (error) {
      if (error instanceof Problem && error.slug === notFound.slug) return null;
      throw error;
    }
  }
}

interface Shown {
  language: PageLanguage;
  query: URLSearchParams;
  faults?: readonly FormFault[];
  values?: URLSearchParams;
}

function languageFor({ language }: StoredNotice, { query, acceptLanguage }: Omit<PageRequest, 'platformId'>) {
  return pageLanguage([query.get('lang'), language, acceptLanguage]);
}
