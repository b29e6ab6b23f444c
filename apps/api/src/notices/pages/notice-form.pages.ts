import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../infrastructure/auth/index.js';
import { Config } from '../../infrastructure/config.js';
import { contactLines, ListPlatformsService, Platforms, type PlatformProfile } from '../../platforms/index.js';
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
  ) {}

  /** The form; where the address names no platform and there are several, the choice of one. */
  async show(request: FastifyRequest): Promise<Page> {
    const asked = pageRequest(request);
    if (asked.platformId) return this.empty(await this.platforms.byId(asked.platformId), asked);
    const { items: platforms } = await this.listPlatforms.page({ limit: servicesAtMost });
    return platforms.length === 1 ? this.empty(platforms[0]!, asked) : this.choice(platforms, asked);
  }

  /** Receives the notice and leads to its status page; what cannot be read as meant comes back as it was typed. */
  async submit(request: FastifyRequest, caller: Caller): Promise<Page | SeeOther> {
    const { platformId, ...asked } = pageRequest(request);
    const platform = platformId ? await this.platforms.byId(platformId) : await this.platforms.byKey();
    const language = this.languageFor(platform, asked);
    const form = await readForm(request, this.config.attachments);
    const outcome = await this.receiveForm.receive(platform, form, { caller, texts: formTexts[language] });
    if ('faults' in outcome) return this.page(platform, language, form.fields, outcome.faults);
    const { notice, files } = outcome;
    const query = { secret: this.secret.of(notice.id), lang: language, received: '1', ...filesQuery(files) };
    return { seeOther: this.links.status(notice.reference, query) };
  }

  private empty(platform: PlatformProfile, { query, ...asked }: Omit<PageRequest, 'platformId'>): Page {
    const language = this.languageFor(platform, { query, ...asked });
    const page = this.page(platform, language, filledBy(query, language), []);
    const inLanguage = (lang: PageLanguage) => {
      const changed = new URLSearchParams(query);
      changed.set('lang', lang);
      return this.links.form(platform.key, changed);
    };
    return { ...page, languageLink: inLanguage };
  }

  private page(
    platform: PlatformProfile,
    language: PageLanguage,
    values: URLSearchParams,
    faults: readonly FormFault[],
  ): Page {
    const texts = formTexts[language];
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
        platform,
        action: this.links.form(platform.key, { lang: language }),
        files: this.config.attachments,
      }),
    };
  }

  private choice(platforms: readonly PlatformProfile[], { query, acceptLanguage }: PageRequest): Page {
    const language = pageLanguage([query.get('lang'), acceptLanguage]);
    const title = frameTexts[language].chooseService;
    const choices = platforms.map(
      ({ key, serviceName }) => html`<li><a href="${this.links.form(key, query)}">${serviceName}</a></li>`,
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
