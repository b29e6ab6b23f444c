import { Controller, Get, Param, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PlatformId, Requires } from '../../infrastructure/auth/index.js';
import { PageFilter, send } from '../../notices/index.js';
import { PublicReportsPages } from './public-reports.pages.js';

const aYearSeconds = 31_536_000;

/** Published reports for everybody: pages to read and files to download, every version (Art. 15(1); IR Art. 3). */
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

  /** Never changes: kept by whoever fetched it, and asked for again by its hash. */
  @Get(':from/:to/:version/:file')
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @PlatformId() platformId: string,
    @Param('from') from: string,
    @Param('to') to: string,
    @Param('version') version: string,
    @Param('file') file: string,
  ): Promise<void> {
    const { name, mediaType, content, sha256 } = await this.pages.file(platformId, { from, to, version, file });
    const etag = `"${sha256}"`;
    reply.headers({
      etag,
      'cache-control': `public, max-age=${aYearSeconds}, immutable`,
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    });
    if (request.headers['if-none-match'] === etag) {
      await reply.status(304).send();
      return;
    }
    const shown = name.endsWith('.json') ? 'inline' : 'attachment';
    await reply
      .header('content-disposition', `${shown}; filename="${from}-${to}-${version}-${name}"`)
      .type(mediaType)
      .send(content);
  }
}
