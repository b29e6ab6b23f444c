import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { AnswerBundleService } from './answer-bundle.service.js';
import { AskBundleService } from './ask-bundle.service.js';
import { AnswerBundleDto, AskBundleDto, ListBundlesQuery, toScope } from './evidence.dto.js';
import { bundleAnswered, bundleNeedsSecondPerson, bundleNotMade, bundleRequestGivenUp } from './evidence.problems.js';
import {
  EvidenceBundleDetailsResponse,
  EvidenceBundlesResponse,
  toBundleDetails,
  toBundlesResponse,
} from './evidence.response.js';
import { ShowBundlesService } from './show-bundles.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Evidence')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/evidence-bundles')
@Requires('evidence:make')
export class BundlesController {
  constructor(
    private readonly askBundle: AskBundleService,
    private readonly answerBundle: AnswerBundleService,
    private readonly showBundles: ShowBundlesService,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Ask for a bundle of evidence',
    description:
      'Everything on a case, a recipient, a live event or a period, as a signed archive. It is made as a job: ask again how far it ' +
      'is. One that names persons waits until another compliance officer agrees.',
  })
  @ApiCreatedResponse({ type: EvidenceBundleDetailsResponse })
  async ask(
    @CurrentStaff() by: StaffCaller,
    @Body() { scope, ...dto }: AskBundleDto,
  ): Promise<EvidenceBundleDetailsResponse> {
    return this.shown(by, await this.askBundle.ask(by, { ...dto, scope: toScope(scope) }));
  }

  @Get()
  @Requires('evidence:read')
  @ApiOperation({ summary: 'List bundles of evidence', description: 'The newest first.' })
  @ApiOkResponse({ type: EvidenceBundlesResponse })
  async list(@PlatformId() platformId: string, @Query() query: ListBundlesQuery): Promise<EvidenceBundlesResponse> {
    return toBundlesResponse(await this.showBundles.list(platformId, query));
  }

  @Get(':id')
  @Requires('evidence:read')
  @ApiOperation({ summary: 'Show a bundle, and how far it is' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: EvidenceBundleDetailsResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<EvidenceBundleDetailsResponse> {
    return toBundleDetails(await this.showBundles.show(caller, platformId, id));
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agree that a bundle names persons, or refuse it' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: EvidenceBundleDetailsResponse })
  @Problems(bundleAnswered, bundleNeedsSecondPerson, bundleRequestGivenUp)
  async answer(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: AnswerBundleDto,
  ): Promise<EvidenceBundleDetailsResponse> {
    await this.answerBundle.answer(by, id, dto);
    return this.shown(by, id);
  }

  @Get(':id/archive')
  @ApiOperation({
    summary: 'Download the archive of a bundle',
    description: '`noticedesk evidence verify` checks it without us. Audited.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  @Problems(bundleNotMade)
  async download(@CurrentStaff() by: StaffCaller, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { bytes, content } = await this.showBundles.download(by, id);
    return new StreamableFile(content, {
      type: 'application/zip',
      length: bytes,
      disposition: `attachment; filename="evidence-${id}.zip"`,
    });
  }

  private async shown(by: StaffCaller, id: string): Promise<EvidenceBundleDetailsResponse> {
    return toBundleDetails(await this.showBundles.show(by, by.platformId, id));
  }
}
