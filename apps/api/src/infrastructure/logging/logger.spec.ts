import { createLogger } from './logger.js';
import { withinRequest } from './request-context.js';

describe('createLogger', () => {
  const logged = (write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown> => {
    const lines: string[] = [];
    write(createLogger('info', { write: (line: string) => void lines.push(line) }));
    return JSON.parse(lines.join('')) as Record<string, unknown>;
  };

  it('adds the id of the request that is being served', () => {
    const line = withinRequest({ requestId: 'r-1' }, () => logged((log) => log.info({ 'notice.id': 'n' }, 'Received')));
    expect(line).toMatchObject({ level: 'info', 'request.id': 'r-1', 'notice.id': 'n', msg: 'Received' });
  });

  it('tells no values of rows: database errors are named by their code', () => {
    const error = Object.assign(new Error('duplicate key value: (email)=(eve@example.org)'), {
      code: '23505',
      severity: 'ERROR',
      detail: 'Key (email)=(eve@example.org) already exists.',
      constraint: 'person_email_unique',
    });
    const line = logged((log) => log.error({ err: error }, 'Failed'));
    expect(JSON.stringify(line)).not.toContain('eve@');
    expect(line.err).toMatchObject({ code: '23505', constraint: 'person_email_unique' });
  });

  it('cuts out what carries a secret by its name', () => {
    expect(JSON.stringify(logged((log) => log.info({ secret: 's3cret', authorization: 's3cret' }, 'x')))).not.toContain(
      's3cret',
    );
  });
});
