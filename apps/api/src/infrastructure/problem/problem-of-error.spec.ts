import { HttpException, NotFoundException } from '@nestjs/common';
import { constraintProblem } from './constraint-problems.js';
import { conflict, invalidInput } from './http.problems.js';
import { problemOfError } from './problem-of-error.js';
import { problemType } from './problem.js';

const fastifyError = (statusCode: number, code: string) =>
  Object.assign(new Error('as Fastify says it'), { statusCode, code });

describe('problemOfError', () => {
  constraintProblem('one_thing_only', () => conflict('There is one already.'));

  it.each([
    ['a problem itself', conflict('x'), 'conflict'],
    [
      'a constraint named by pg',
      Object.assign(new Error(), { code: '23505', constraint: 'one_thing_only' }),
      'conflict',
    ],
    [
      'a constraint named by Prisma',
      Object.assign(new Error(), {
        code: 'P2002',
        meta: { driverAdapterError: { cause: { originalMessage: 'duplicate key … constraint "one_thing_only"' } } },
      }),
      'conflict',
    ],
    ['a body too large', fastifyError(413, 'FST_ERR_CTP_BODY_TOO_LARGE'), 'payload-too-large'],
    [
      'the same, wrapped by Nest',
      new HttpException('too large', 413, { cause: fastifyError(413, 'X') }),
      'payload-too-large',
    ],
    ['a media type', fastifyError(415, 'FST_ERR_CTP_INVALID_MEDIA_TYPE'), 'unsupported-media-type'],
    ['a wrong length of the body', fastifyError(400, 'FST_ERR_CTP_INVALID_CONTENT_LENGTH'), 'malformed-body'],
    ['no route', new NotFoundException(), 'not-found'],
    ['a server that is not there', Object.assign(new Error(), { code: 'ECONNREFUSED' }), 'unavailable'],
    ['a server that stops', Object.assign(new Error(), { code: '57P01' }), 'unavailable'],
    ['a pool that has no connection left', new Error('timeout exceeded when trying to connect'), 'unavailable'],
    ['the same from Prisma', new Error('x', { cause: new Error('Connection terminated unexpectedly') }), 'unavailable'],
    ['another refusal', fastifyError(400, 'FST_ERR_BAD_URL'), 'bad-request'],
  ])('reads %s', (_case, error, slug) => expect(problemOfError(error)?.slug).toBe(slug));

  it.each([
    ['an unknown error', new Error('secret')],
    ['a constraint that nobody explained', Object.assign(new Error(), { code: '23505', constraint: 'other' })],
    ['a fault of the framework', fastifyError(500, 'FST_ERR_SEND_INSIDE_ONERR')],
    ['no error at all', 'thrown text'],
  ])('leaves %s to the log', (_case, error) => expect(problemOfError(error)).toBeUndefined());
});

describe('problemType', () => {
  it('takes typed arguments', () => {
    const late = problemType('spec-late', 409, 'Too late', (minutes: number) => ({
      detail: `${minutes} min`,
      minutes,
    }));
    expect(late(5)).toMatchObject({ slug: 'spec-late', status: 409, detail: '5 min', members: { minutes: 5 } });
  });

  it('refuses to be declared twice', () => {
    problemType('spec-twice', 409, 'Twice');
    expect(() => problemType('spec-twice', 409, 'Twice')).toThrow('twice');
  });

  it('counts the fields of invalid input', () => {
    expect(invalidInput([{ pointer: '#/a', detail: 'x' }]).detail).toBe('One field is not valid.');
  });
});
