import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../infrastructure/auth/index.js';
import { Config } from '../../infrastructure/config.js';
import {
  contactLines,
  ListClausesService,
  ListPlatformsService,
  Platforms,
  type PlatformProfile,
} from '../../platforms/index.js';
import { otherType, type NoticeType } from '../../review/index.js';
import { NoticeSecret } from '../notice-secret.js';
import { filesQuery } from './files-query.js';
import type { FormFault } from './form-faults.js';
import { html } from './html.js';
import { noticeForm } from './notice-form.js';
import type { Page, SeeOther } from './page.js';
import { pageLanguage, type PageLanguage } from './page-language.js';
import { PageLinks } from './page-links.js';
import { pageRequest, type PageRequest } from './page-request.js';
import { ReceiveFormService } from './receive-form.service.js';
import { lastField, readForm } from './sent-form.js';
import { formTexts } from './texts/form-texts.js';
import { frameTexts } from './texts/frame.texts.js';

/** The most services that are offered for choice; whoever runs more links to their forms directly. */
const servicesAtMost = 200;

/** The notice form, empty, filled by a link, or with what was wrong with it. */
@Injectable()
export class NoticeFormPages {
  constructor(
    private readonly config: Config,
    private readonly platforms: Platforms,
    private readonly listPlatforms: ListPlatformsService,
    private readonly receiveForm: ReceiveFormService,
    private readonly secret: NoticeSecret,
    private readonly links: PageLinks,
    private readonly clauses: ListClausesService,
  ) {}

  /** The form; where the address names no platform and there are several, the choice of one. */
  async show(request: FastifyRequest, type: NoticeType): Promise<Page> {
    const asked = pageRequest(request);
    if (asked.platformId) return this.empty(type, await this.platforms.byId(asked.platformId), asked);
    const { items: platforms } = await this.listPlatforms.page({ limit: servicesAtMost });
    return platforms.length === 1 ? this.empty(type, platforms[0]!, asked) : this.choice(type, platforms, asked);
  }

  /** Receives the notice and leads to its status page; what cannot be read as meant comes back as it was typed. */
  async submit(request: FastifyRequest, type: NoticeType, caller: Caller): Promise<Page | SeeOther> {
    const { platformId, ...asked } = pageRequest(request);
    const platform = platformId ? await this.platforms.byId(platformId) : await this.platforms.byKey();
    const language = this.languageFor(platform, asked);
    const form = await readForm(request, this.config.attachments);
    const outcome = await this.receiveForm.receive(platform, form, { type, caller, texts: formTexts(language, type) });
    if ('faults' in outcome) return this.page(type, platform, language, form.fields, outcome.faults);
    const { notice, files } = outcome;
    const query = { secret: this.secret.of(notice.id), lang: language, received: '1', ...filesQuery(files) };
    return { seeOther: this.links.status(notice.reference, query) };
  }

  private async empty(
    type: NoticeType,
    platform: PlatformProfile,
    { query, ...asked }: Omit<PageRequest, 'platformId'>,
  ): Promise<Page> {
    const language = this.languageFor(platform, { query, ...asked });
    const page = await this.page(type, platform, language, filledBy(query, language), []);
    const inLanguage = (lang: PageLanguage) => {
      const changed = new URLSearchParams(query);
      changed.set('lang', lang);
      return this.links.form(type, platform.key, changed);
    };
    return { ...page, languageLink: inLanguage };
  }

  private async page(
    type: NoticeType,
    platform: PlatformProfile,
    language: PageLanguage,
    values: URLSearchParams,
    faults: readonly FormFault[],
  ): Promise<Page> {
    const texts = formTexts(language, type);
    const title = texts.title(platform.serviceName);
    const heading = texts.faultsHeading(faults.length);
    return {
      status: faults.length > 0 ? 422 : 200,
      language,
      title: faults.length > 0 ? `${heading} – ${title}` : title,
      serviceName: platform.serviceName,
      contact: contactLines(platform, language),
      main: noticeForm({
        language,
        texts,
        values,
        faults,
        type,
        platform,
        clauses: type === 'terms-flag' ? await this.clauses.inForce(platform.id) : [],
        action: this.links.form(type, platform.key, { lang: language }),
        otherForm: this.links.form(otherType(type), platform.key, { lang: language }),
        files: this.config.attachments,
      }),
    };
  }

  private choice(
    type: NoticeType,
    platforms: readonly PlatformProfile[],
    { query, acceptLanguage }: PageRequest,
  ): Page {
    const language = pageLanguage([query.get('lang'), acceptLanguage]);
    const title = frameTexts[language].chooseService;
    const choices = platforms.map(
      ({ key, serviceName }) => html`<li><a href="${this.links.form(type, key, query)}">${serviceName}</a></li>`,
    );
    const main = html`<h1>${title}</h1>
      <div class="card">
        <ul>
          ${choices}
        </ul>
      </div>`;
    return { status: 200, language, title, main };
  }

  private languageFor({ languages }: PlatformProfile, { query, acceptLanguage }: Omit<PageRequest, 'platformId'>) {
    return pageLanguage([query.get('lang'), acceptLanguage, ...languages]);
  }
}

/**
 * What a link beside a content fills in: `url` (several are several items) or `contentId`. With both, the id is the item and
 * the address goes along, so that one content does not count as two.
 */
function filledBy(query: URLSearchParams, language: PageLanguage): URLSearchParams {
  const contentId = query.get('contentId');
  const urls = query.getAll('url').join('\n');
  return new URLSearchParams({
    ...(contentId ? { contentId, contentUrl: urls } : { urls }),
    language,
    [lastField]: randomUUID(),
  });
}
