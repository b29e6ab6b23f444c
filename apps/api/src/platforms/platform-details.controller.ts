import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { PageQuery } from '../infrastructure/validation/page.js';
import { ChangePlatformService } from './change-platform.service.js';
import { ContactPointDto } from './contact-point.dto.js';
import { ContactPointListResponse, ContactPointResponse, toContactPointResponse } from './contact-point.response.js';
import { ListDetailsService } from './list-details.service.js';
import { tierStartTaken, webhookInUse, webhookNotSet } from './platform.problems.js';
import { SetWebhookService } from './set-webhook.service.js';
import { TargetDto } from './target.dto.js';
import { TargetListResponse, TargetResponse, toTargetResponse } from './target.response.js';
import { TermsClauseDto } from './terms-clause.dto.js';
import { TermsClausePageResponse, TermsClauseResponse, toTermsClauseResponse } from './terms-clause.response.js';
import { TierDto } from './tier.dto.js';
import { TierListResponse, TierResponse, toTierResponse } from './tier.response.js';
import { WebhookDto } from './webhook.dto.js';
import { WebhookResponse } from './webhook.response.js';

/** What a platform has over time: each is added, never edited. */
@ApiTags('Platforms')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform')
export class PlatformDetailsController {
  constructor(
    private readonly changePlatform: ChangePlatformService,
    private readonly setWebhook: SetWebhookService,
    private readonly list: ListDetailsService,
  ) {}

  @Post('tiers')
  @Requires('platform:configure')
  @ApiOperation({
    summary: 'Set the tier from a day on',
    description: 'The tier before ends on that day (Art. 15(2), 19, 33).',
  })
  @ApiCreatedResponse({ type: TierResponse })
  @Problems(tierStartTaken)
  async addTier(@PlatformId() platformId: string, @Body() dto: TierDto): Promise<TierResponse> {
    const { tier, microOrSmall, establishedIn = null, designatedOn = null, validFrom } = dto;
    return toTierResponse(
      await this.changePlatform.addTier(platformId, { tier, microOrSmall, establishedIn, designatedOn, validFrom }),
    );
  }

  @Get('tiers')
  @Requires('platform:read')
  @ApiOperation({ summary: 'List the tiers' })
  @ApiOkResponse({ type: TierListResponse })
  async tiers(@PlatformId() platformId: string): Promise<TierListResponse> {
    return { items: (await this.list.tiers(platformId)).map(toTierResponse) };
  }

  @Post('contact-points')
  @Requires('platform:configure')
  @ApiOperation({
    summary: 'Set a contact point from a day on',
    description: 'One of the same kind and label ends on that day (Art. 11-13).',
  })
  @ApiCreatedResponse({ type: ContactPointResponse })
  async addContactPoint(@PlatformId() platformId: string, @Body() dto: ContactPointDto): Promise<ContactPointResponse> {
    const { kind, label, email = null, url = null, languages, validFrom } = dto;
    return toContactPointResponse(
      await this.changePlatform.addContactPoint(platformId, { kind, label, email, url, languages, validFrom }),
    );
  }

  @Get('contact-points')
  @Requires('platform:read')
  @ApiOperation({ summary: 'List the contact points, past and future ones too' })
  @ApiOkResponse({ type: ContactPointListResponse })
  async contactPoints(@PlatformId() platformId: string): Promise<ContactPointListResponse> {
    return { items: (await this.list.contactPoints(platformId)).map(toContactPointResponse) };
  }

  @Post('terms-clauses')
  @Requires('platform:configure')
  @ApiOperation({
    summary: 'Add a clause of the terms, or its next version',
    description: 'Decisions on the ground of the terms name a clause and its version (Art. 14(1), 17(3)(e)).',
  })
  @ApiCreatedResponse({ type: TermsClauseResponse })
  async addTermsClause(@PlatformId() platformId: string, @Body() dto: TermsClauseDto): Promise<TermsClauseResponse> {
    const { code, title, body, url = null, validFrom } = dto;
    return toTermsClauseResponse(
      await this.changePlatform.addTermsClause(platformId, { code, title, body, url, validFrom }),
    );
  }

  @Get('terms-clauses')
  @Requires('platform:read')
  @ApiOperation({ summary: 'List the clauses of the terms by code and version' })
  @ApiOkResponse({ type: TermsClausePageResponse })
  async termsClauses(@PlatformId() platformId: string, @Query() page: PageQuery): Promise<TermsClausePageResponse> {
    const { items, next } = await this.list.termsClauses(platformId, page);
    return { items: items.map(toTermsClauseResponse), next };
  }

  @Post('targets')
  @Requires('platform:configure')
  @ApiOperation({
    summary: 'Set a target for a response time from an instant on',
    description: 'The most specific target counts; what began before the instant keeps its due time.',
  })
  @ApiCreatedResponse({ type: TargetResponse })
  async addTarget(@PlatformId() platformId: string, @Body() dto: TargetDto): Promise<TargetResponse> {
    const { responseTime, category = null, notifierKind = null, seconds, validFrom } = dto;
    return toTargetResponse(
      await this.changePlatform.addTarget(platformId, { responseTime, category, notifierKind, seconds, validFrom }),
    );
  }

  @Get('targets')
  @Requires('platform:read-settings')
  @ApiOperation({ summary: 'List the targets for response times' })
  @ApiOkResponse({ type: TargetListResponse })
  async targets(@PlatformId() platformId: string): Promise<TargetListResponse> {
    return { items: (await this.list.targets(platformId)).map(toTargetResponse) };
  }

  @Put('webhook')
  @Requires('platform:configure')
  @ApiOperation({
    summary: 'Set the webhook, and a new secret for it',
    description: 'A platform that pulled its commands is sent them from now on.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  putWebhook(@PlatformId() platformId: string, @Body() dto: WebhookDto): Promise<WebhookResponse> {
    return this.setWebhook.set(platformId, dto.url);
  }

  @Delete('webhook')
  @HttpCode(204)
  @Requires('platform:configure')
  @ApiOperation({ summary: 'Take the webhook away', description: 'Commands then wait to be pulled.' })
  @ApiNoContentResponse()
  @Problems(webhookNotSet, webhookInUse)
  deleteWebhook(@PlatformId() platformId: string): Promise<void> {
    return this.setWebhook.remove(platformId);
  }
}
