import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config.js';
import { Log } from '../logging/log.js';
import { internalError } from './http.problems.js';
import { problemDocument, problemMediaType } from './problem-document.js';
import { problemOfError } from './problem-of-error.js';

/** Every error leaves through here, as `application/problem+json`; a fault of ours is logged once and told as a bare 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = problemOfError(error);
    const isOurs = !known || (known !== error && known.status >= 500);
    if (isOurs) this.log.error({ 'request.id': request.id, err: error }, 'A request failed');
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const problem = known ?? internalError();
    const document = problemDocument(problem, {
      publicUrl: this.config.publicUrl,
      instance: request.url.split('?', 1)[0],
      requestId: request.id,
    });
    await reply
      .status(problem.status)
      .headers(problem.headers)
      .type(problemMediaType)
      .serializer((payload: string) => payload)
      .send(JSON.stringify(document));
  }
}
