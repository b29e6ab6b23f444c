import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { AssessKnowledgeService } from './assess-knowledge.service.js';
import { OpenCaseService } from './open-case.service.js';
import { AssessKnowledgeDto, OpenCaseDto } from './review.dto.js';
import { caseAlreadyOpen, leaseLost } from './review.problems.js';
import { CaseResponse, OpenedCaseResponse, toCaseResponse } from './review.response.js';
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

  @ApiOperation({ summary: 'Show a case', description: 'To moderators with its skill; the notifiers stay unnamed.' })
  @ApiOkResponse({ type: CaseResponse })
  @Get(':caseId')
  async show(@CurrentStaff() by: StaffCaller, @Param('caseId', IdPipe) caseId: string): Promise<CaseResponse> {
    return toCaseResponse(await this.showCase.show(by.platformId, by.staffId, caseId));
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
