import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PlatformId, Requires } from '../../infrastructure/auth/index.js';
import { PageFilter, send } from '../../notices/index.js';
import { PublicReportsPages } from './public-reports.pages.js';

/** Published reports for everybody: pages to read, every version (Art. 15(1); IR Art. 3). */
@ApiExcludeController()
@Controller('transparency/:platform')
@UseFilters(PageFilter)
@Requires('report:read-published')
export class PublicReportsController {
  constructor(private readonly pages: PublicReportsPages) {}

  @Get()
  async index(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @PlatformId() platformId: string,
  ): Promise<void> {
    await send(reply, await this.pages.index(request, platformId));
  }

  @Get(':from/:to')
  async newest(
    @Res() reply: FastifyReply,
    @PlatformId() platformId: string,
    @Param('from') from: string,
    @Param('to') to: string,
  ): Promise<void> {
    await send(reply, { seeOther: await this.pages.newest(platformId, { from, to }) });
  }

  @Get(':from/:to/:version')
  async version(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @PlatformId() platformId: string,
    @Param('from') from: string,
    @Param('to') to: string,
    @Param('version') version: string,
  ): Promise<void> {
    await send(reply, await this.pages.version(request, platformId, { from, to, version }));
  }
}
