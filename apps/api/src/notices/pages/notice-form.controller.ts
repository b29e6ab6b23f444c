import { Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Requires, type Caller } from '../../infrastructure/auth/index.js';
import { RateLimited } from '../../infrastructure/rate-limit/index.js';
import { NoticeFormPages } from './notice-form.pages.js';
import { send } from './page.js';
import { PageFilter } from './page.filter.js';

/** The notice form of Art. 16(1): easy to reach, electronic, and for people without an account. */
@ApiExcludeController()
@Controller('notice')
@UseFilters(PageFilter)
@Requires('notice:submit')
export class NoticeFormController {
  constructor(private readonly pages: NoticeFormPages) {}

  @Get(['', ':platform'])
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.pages.show(request, 'notice'));
  }

  @Post(['', ':platform'])
  @RateLimited('intake')
  async submit(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await send(reply, await this.pages.submit(request, 'notice', caller));
  }
}
