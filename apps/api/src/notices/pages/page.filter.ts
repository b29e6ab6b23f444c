import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../../infrastructure/logging/index.js';
import { problemOfError } from '../../infrastructure/problem/problem-of-error.js';
import { html } from './html.js';
import { send } from './page.js';
import { pageLanguage } from './page-language.js';
import { pageRequest } from './page-request.js';
import { frameTexts, type PageTrouble } from './texts/frame.texts.js';

/** Tells people in words what programs are told as problem details; a fault of ours is logged once. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOfError(error);
    if (!problem) this.log.error({ 'request.id': request.id, err: error }, 'A request failed');
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const status = problem?.status ?? 500;
    const { query, acceptLanguage } = pageRequest(request);
    const language = pageLanguage([query.get('lang'), acceptLanguage]);
    const { title, words } = frameTexts[language].trouble[troubleOf(status)];
    const main = html`<h1>${title}</h1>
      <p>${words}</p>`;
    await send(reply, { status, language, title, main, isPrivate: true, headers: problem?.headers });
  }
}

function troubleOf(status: number): PageTrouble {
  if (status === 404) return 'not-found';
  if (status === 413) return 'payload-too-large';
  if (status === 429) return 'too-many-requests';
  return status < 500 ? 'malformed' : 'ours';
}
