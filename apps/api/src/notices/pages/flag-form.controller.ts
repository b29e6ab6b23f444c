import { Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Requires, type Caller } from '../../infrastructure/auth/index.js';
import { RateLimited } from '../../infrastructure/rate-limit/index.js';
import { NoticeFormPages } from './notice-form.pages.js';
import { send } from './page.js';
import { PageFilter } from './page.filter.js';

/** The form for flags under the terms: a page of its own, so that nobody flags who means to notify (Art. 25; INT-5). */
@ApiExcludeController()
@Controller('flag')
@UseFilters(PageFilter)
@Requires('notice:submit')
export class FlagFormController {
  constructor(private readonly pages: NoticeFormPages) {}

  @Get(['', ':platform'])
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.pages.show(request, 'terms-flag'));
  }

  @Post(['', ':platform'])
  @RateLimited('intake')
  async submit(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await send(reply, await this.pages.submit(request, 'terms-flag', caller));
  }
}
