import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { badRequest } from './http.problems.js';
import { problemDocument, problemMediaType } from './problem-document.js';

/** Answers what Fastify refuses before it knows a route, such as an address with a broken escape: nothing else runs then. */
export function answerFrameworkErrors(config: Config) {
  return (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const problem = badRequest('The address cannot be read.');
    const document = problemDocument(problem, { publicUrl: config.publicUrl, requestId: request.id });
    void reply
      .status(problem.status)
      .type(problemMediaType)
      .serializer((payload: string) => payload)
      .send(JSON.stringify(document));
  };
}
