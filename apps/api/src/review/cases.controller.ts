import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { AssessKnowledgeService } from './assess-knowledge.service.js';
import { OpenCaseService } from './open-case.service.js';
import { AssessKnowledgeDto, OpenCaseDto } from './review.dto.js';
import { caseAlreadyOpen, leaseLost } from './review.problems.js';
import { readItemPlace } from './item-place.js';
import {
  CaseItemPageResponse,
  CaseResponse,
  OpenedCaseResponse,
  toCaseItemPageResponse,
  toCaseResponse,
} from './review.response.js';
import { ShowCaseService } from './show-case.service.js';

@ApiTags('Review')
@Requires('review:claim')
@Controller('v1/review/cases')
export class CasesController {
  constructor(
    private readonly showCase: ShowCaseService,
    private readonly openCase: OpenCaseService,
    private readonly assessKnowledge: AssessKnowledgeService,
  ) {}

  @ApiOperation({
    summary: 'Show a case',
    description: 'To moderators with its skill; the notifiers stay unnamed. Each look is audited.',
  })
  @ApiOkResponse({ type: CaseResponse })
  @Get(':caseId')
  async show(@CurrentStaff() by: StaffCaller, @Param('caseId', IdPipe) caseId: string): Promise<CaseResponse> {
    return toCaseResponse(await this.showCase.lookUp(by.platformId, by.staffId, caseId));
  }

  @ApiOperation({
    summary: 'List the items of a case',
    description: 'All of them, earliest receipt first; the case itself comes with the first 50.',
  })
  @ApiOkResponse({ type: CaseItemPageResponse })
  @Get(':caseId/items')
  async items(
    @CurrentStaff() { platformId, staffId }: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Query() { limit, after }: PageQuery,
  ): Promise<CaseItemPageResponse> {
    const rows = await this.showCase.items({ platformId, staffId, caseId }, limit + 1, readItemPlace(after));
    return toCaseItemPageResponse(rows, limit);
  }

  @ApiOperation({
    summary: "Open a case at the provider's own initiative",
    description: 'About a content that the platform described. Claim it next, like any case (Art. 15(1)(c)).',
  })
  @ApiCreatedResponse({ type: OpenedCaseResponse })
  @Problems(caseAlreadyOpen)
  @Requires('review:open')
  @Post()
  async open(@CurrentStaff() by: StaffCaller, @Body() dto: OpenCaseDto): Promise<OpenedCaseResponse> {
    return { caseId: await this.openCase.open({ platformId: by.platformId, ...dto }) };
  }

  @ApiOperation({
    summary: 'Assess whether an item gives actual knowledge',
    description:
      'Art. 16(3), Art. 6: recorded with the instant and the person; a later assessment is added, none is changed.',
  })
  @ApiNoContentResponse()
  @Problems(leaseLost)
  @Requires('knowledge:assess')
  @Post(':caseId/knowledge-assessments')
  @HttpCode(204)
  assess(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() dto: AssessKnowledgeDto,
  ): Promise<void> {
    return this.assessKnowledge.assess({ platformId: by.platformId, staffId: by.staffId, caseId, ...dto });
  }
}
