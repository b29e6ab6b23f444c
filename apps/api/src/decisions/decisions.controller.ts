import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentKey, CurrentStaff, Requires, type KeyCaller, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { caseDecided, leaseLost } from '../review/index.js';
import { DecideByReferenceService } from './decide-by-reference.service.js';
import { DecideCaseService } from './decide-case.service.js';
import { CorrectDecisionDto, DecideByReferenceDto, DecideCaseDto } from './decision.dto.js';
import { decisionSuperseded, referenceDiffers } from './decision.problems.js';
import { DecisionResponse, FindingsResponse, toDecisionResponse, toFindingResponse } from './decision.response.js';
import { ShowDecisionService } from './show-decision.service.js';
import { SupersedeDecisionService } from './supersede-decision.service.js';

@ApiTags('Decisions')
@Controller('v1')
export class DecisionsController {
  constructor(
    private readonly decideCase: DecideCaseService,
    private readonly byReference: DecideByReferenceService,
    private readonly supersedeDecision: SupersedeDecisionService,
    private readonly showDecision: ShowDecisionService,
  ) {}

  @ApiOperation({
    summary: 'Decide a case',
    description:
      'The caller holds the case. Findings, statement of reasons, restrictions, commands to the platform and answers to the notifiers are one transaction (Art. 16(5), 17).',
  })
  @ApiCreatedResponse({ type: DecisionResponse })
  @Problems(leaseLost, caseDecided)
  @Requires('decision:make')
  @Post('review/cases/:caseId/decision')
  async decide(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() { seenThrough, ...content }: DecideCaseDto,
  ): Promise<DecisionResponse> {
    const { platformId, staffId } = by;
    const id = await this.decideCase.decide({ platformId, caseId, staffId, seenThrough, content });
    return toDecisionResponse(await this.showDecision.show(by, id));
  }

  @ApiOperation({
    summary: 'Decide a case by an earlier decision',
    description:
      'Repeated notices on an unchanged content get the same answer, a person confirming (Art. 16(5), (6)). Refused where the content, what is alleged or what is in force differs.',
  })
  @ApiCreatedResponse({ type: DecisionResponse })
  @Problems(leaseLost, caseDecided, decisionSuperseded, referenceDiffers)
  @Requires('decision:make')
  @Post('review/cases/:caseId/decision-by-reference')
  async decideByReference(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() dto: DecideByReferenceDto,
  ): Promise<DecisionResponse> {
    const { platformId, staffId } = by;
    const id = await this.byReference.decide({ platformId, caseId, staffId, ...dto });
    return toDecisionResponse(await this.showDecision.show(by, id));
  }

  @ApiOperation({
    summary: 'Correct a decision',
    description: 'A later decision takes its place: restrictions follow it, and both sides are told.',
  })
  @ApiCreatedResponse({ type: DecisionResponse })
  @Problems(decisionSuperseded)
  @Requires('decision:correct')
  @Post('decisions/:id/corrections')
  async correct(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) decisionId: string,
    @Body() { reason, ...content }: CorrectDecisionDto,
  ): Promise<DecisionResponse> {
    const { platformId, staffId } = by;
    const id = await this.supersedeDecision.correct(platformId, { decisionId, staffId, reason, content });
    return toDecisionResponse(await this.showDecision.show(by, id));
  }

  @ApiOperation({
    summary: 'Show a decision',
    description: 'With its statement, restrictions and how far the messages are.',
  })
  @ApiOkResponse({ type: DecisionResponse })
  @Requires('decision:read')
  @Get('decisions/:id')
  async show(@CurrentKey() caller: KeyCaller, @Param('id', IdPipe) id: string): Promise<DecisionResponse> {
    return toDecisionResponse(await this.showDecision.show(caller, id));
  }

  @ApiOperation({ summary: 'List the findings of a decision', description: 'One for each item, by item.' })
  @ApiOkResponse({ type: FindingsResponse })
  @Requires('decision:read')
  @Get('decisions/:id/findings')
  async findings(
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<FindingsResponse> {
    const { items, next } = await this.showDecision.listFindings(caller, id, query);
    return { items: items.map(toFindingResponse), next };
  }
}
