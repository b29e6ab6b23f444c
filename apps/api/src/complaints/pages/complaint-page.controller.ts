import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Requires, type Caller } from '../../infrastructure/auth/index.js';
import { RateLimited } from '../../infrastructure/rate-limit/index.js';
import { PageFilter, send } from '../../notices/index.js';
import { ComplaintPages } from './complaint.pages.js';

/** The page to which our messages about decisions lead: easy to reach, electronic, free, without an account (Art. 20(1), (3)). */
@ApiExcludeController()
@Controller('complaint')
@UseFilters(PageFilter)
export class ComplaintPageController {
  constructor(private readonly pages: ComplaintPages) {}

  @Get()
  @Requires('complaint:submit')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.pages.form(request));
  }

  @Post()
  @Requires('complaint:submit')
  @RateLimited('intake')
  async submit(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await send(reply, await this.pages.submit(request, caller));
  }

  @Get(':reference')
  @Requires('complaint:status')
  async status(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('reference') reference: string,
  ): Promise<void> {
    await send(reply, await this.pages.status(request, reference));
  }

  @Post(':reference')
  @Requires('complaint:complete')
  @RateLimited('intake')
  async add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('reference') reference: string,
  ): Promise<void> {
    await send(reply, await this.pages.add(request, reference));
  }
}
