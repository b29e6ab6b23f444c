import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { memberStateFrom } from '../categories/index.js';
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
import { AnswerRequestService } from './answer-request.service.js';
import { FollowRequestService } from './follow-request.service.js';
import {
  ListRequestsQuery,
  MeasureEffectDto,
  MeasureEndDto,
  RegisterRequestDto,
  RequestExtensionDto,
  RequestRefusalDto,
  SendingDto,
  SignOffDto,
  WithdrawalDto,
} from './information-request.dto.js';
import { informationRequestKnown, informationRequestStepRefused } from './information-request.problems.js';
import {
  InformationRequestDetailsResponse,
  InformationRequestsResponse,
  toInformationRequestDetails,
  toInformationRequests,
} from './information-request.response.js';
import { RegisterRequestService } from './register-request.service.js';
import { ShowRequestsService } from './show-requests.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Information requests')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/information-requests')
@Requires('information-request:manage')
export class InformationRequestsController {
  constructor(
    private readonly registerRequest: RegisterRequestService,
    private readonly answerRequest: AnswerRequestService,
    private readonly followRequest: FollowRequestService,
    private readonly showRequests: ShowRequestsService,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Register a request for information or an interim measure',
    description: 'Art. 40, 51, 67, 69, 70, 72. Its deadline is a response time, and pages a person before it runs out.',
  })
  @ApiCreatedResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestKnown)
  async register(
    @CurrentStaff() by: StaffCaller,
    @Body() { memberState, ...dto }: RegisterRequestDto,
  ): Promise<InformationRequestDetailsResponse> {
    const from = memberState === undefined ? null : memberStateFrom(memberState)!;
    return this.shown(by, await this.registerRequest.register(by, { ...dto, memberState: from }));
  }

  @Get()
  @Requires('information-request:read')
  @ApiOperation({ summary: 'List the register', description: 'In the order of registering, without texts.' })
  @ApiOkResponse({ type: InformationRequestsResponse })
  async list(
    @PlatformId() platformId: string,
    @Query() query: ListRequestsQuery,
  ): Promise<InformationRequestsResponse> {
    return toInformationRequests(await this.showRequests.list(platformId, query));
  }

  @Get(':id')
  @Requires('information-request:read')
  @ApiOperation({ summary: 'Show a request, and what was done about it' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<InformationRequestDetailsResponse> {
    return toInformationRequestDetails(await this.showRequests.show(caller, platformId, id));
  }

  @Post(':id/preparation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to prepare the answer' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async prepare(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
  ): Promise<InformationRequestDetailsResponse> {
    await this.answerRequest.prepare(by, id);
    return this.shown(by, id);
  }

  @Post(':id/sign-offs')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign off what will be sent', description: 'Who answers for it has seen it.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async signOff(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: SignOffDto,
  ): Promise<InformationRequestDetailsResponse> {
    await this.answerRequest.signOff(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/sendings')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Record what was sent to the authority',
    description: 'With `isComplete` the request is answered: there its response time ends.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async send(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: SendingDto,
  ): Promise<InformationRequestDetailsResponse> {
    await this.answerRequest.send(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that the authority was told why it gets nothing' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async refuse(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: RequestRefusalDto,
  ): Promise<InformationRequestDetailsResponse> {
    await this.answerRequest.refuse(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/extension')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that the authority granted more time' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async extend(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: RequestExtensionDto,
  ): Promise<InformationRequestDetailsResponse> {
    await this.followRequest.extend(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that the authority wants it no longer' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async withdraw(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: WithdrawalDto,
  ): Promise<InformationRequestDetailsResponse> {
    await this.followRequest.withdraw(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/effect')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that an interim measure is in effect (Art. 51(2)(e), 70)' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async giveEffect(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: MeasureEffectDto,
  ): Promise<InformationRequestDetailsResponse> {
    await this.followRequest.giveEffect(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that an interim measure is over' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: InformationRequestDetailsResponse })
  @Problems(informationRequestStepRefused)
  async end(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: MeasureEndDto,
  ): Promise<InformationRequestDetailsResponse> {
    await this.followRequest.end(by, id, dto);
    return this.shown(by, id);
  }

  private async shown(by: StaffCaller, id: string): Promise<InformationRequestDetailsResponse> {
    return toInformationRequestDetails(await this.showRequests.show(by, by.platformId, id));
  }
}
