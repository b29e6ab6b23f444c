import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentKey, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { ShowStatementService } from './show-statement.service.js';
import { StatementResponse, toStatementResponse } from './statement.response.js';

@ApiTags('Statements of reasons')
@Requires('statement:read')
@Controller('v1/statements')
export class StatementsController {
  constructor(private readonly showStatement: ShowStatementService) {}

  @ApiOperation({
    summary: 'Show a statement of reasons',
    description: "Of the caller's platform. The elements of Art. 17(3) and the words that the recipient was told.",
  })
  @ApiOkResponse({ type: StatementResponse })
  @Get(':id')
  async show(@CurrentKey() caller: KeyCaller, @Param('id', IdPipe) id: string): Promise<StatementResponse> {
    return toStatementResponse(await this.showStatement.show(caller, id));
  }
}
