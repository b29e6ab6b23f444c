import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../infrastructure/auth/index.js';
import { RateLimited } from '../../infrastructure/rate-limit/index.js';
import { send } from './page.js';
import { PageFilter } from './page.filter.js';
import { StatusPages } from './status.pages.js';

/** The page to which the receipt of Art. 16(4) leads. */
@ApiExcludeController()
@Controller('status')
@UseFilters(PageFilter)
export class StatusController {
  constructor(private readonly pages: StatusPages) {}

  @Get()
  @Requires('notice:status')
  async lookup(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, this.pages.lookup(request));
  }

  @Get(':reference')
  @Requires('notice:status')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('reference') reference: string,
  ): Promise<void> {
    await send(reply, await this.pages.show(request, reference));
  }

  @Post(':reference')
  @Requires('notice:complete')
  @RateLimited('intake')
  async supplement(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('reference') reference: string,
  ): Promise<void> {
    await send(reply, await this.pages.supplement(request, reference));
  }
}
