import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.js';
import { Problems } from '../openapi/problems.decorator.js';
import { repositoryRoot } from '../root.js';
import { notFound } from './http.problems.js';
import { problemCatalogue } from './problem.js';
import { problemPage } from './problem-page.js';

export const problemPagesFolder = join(repositoryRoot, 'docs', 'problems');

@ApiTags('Problems')
@Controller('problems')
export class ProblemPagesController {
  @Get(':slug')
  @Requires('documentation:read')
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiOperation({ summary: 'The page about a problem, to which its `type` points' })
  @ApiParam({ name: 'slug', example: 'invalid-input' })
  @ApiOkResponse({
    content: { 'text/html': { schema: { type: 'string' }, example: '<!doctype html><h1>The input is not valid</h1>' } },
  })
  @Problems(notFound)
  async page(@Param('slug') slug: string): Promise<string> {
    if (!problemCatalogue().has(slug)) throw notFound();
    return problemPage(await readFile(join(problemPagesFolder, `${slug}.md`), 'utf8'));
  }
}
