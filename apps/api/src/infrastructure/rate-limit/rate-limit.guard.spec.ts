import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { anonymous, type Caller } from '../auth/caller.js';
import { Config } from '../config.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RateLimited } from './rate-limited.js';

class Intake {
  @RateLimited('intake')
  submit(): void {}

  read(): void {}
}

const [submit, read] = ['submit', 'read'].map(
  (name) => Object.getOwnPropertyDescriptor(Intake.prototype, name)?.value as () => void,
);
const rateLimits = { intakePerMinutePerAddress: 2, intakePerMinutePerKey: 3 };
const key: Caller = { kind: 'key', role: 'platform', keyId: 'k' };

function asking(ip: string, caller: Caller, handler: (() => void) | undefined = submit): ExecutionContext {
  return {
    getHandler: () => handler,
    getClass: () => Intake,
    switchToHttp: () => ({ getRequest: () => ({ ip, access: { caller } }) }),
  } as unknown as ExecutionContext;
}

describe('RateLimitGuard', () => {
  let guard: RateLimitGuard;
  beforeEach(() => {
    guard = new RateLimitGuard(new Reflector(), Object.assign(new Config(), { rateLimits }));
  });

  const allowed = (context: ExecutionContext, times: number) => {
    let count = 0;
    for (let time = 0; time < times; time++) {
      try {
        if (guard.canActivate(context)) count++;
      } catch {
        // the limit is reached
      }
    }
    return count;
  };

  it('counts strangers by address', () => {
    expect(allowed(asking('192.0.2.1', anonymous), 5)).toBe(2);
    expect(allowed(asking('192.0.2.2', anonymous), 5)).toBe(2);
  });

  it('counts systems by key, wherever they call from', () => {
    expect(allowed(asking('192.0.2.1', key), 2)).toBe(2);
    expect(allowed(asking('192.0.2.2', key), 5)).toBe(1);
  });

  it('says when to come back', () => {
    allowed(asking('192.0.2.1', anonymous), 2);
    expect(() => guard.canActivate(asking('192.0.2.1', anonymous))).toThrow(
      expect.objectContaining({ status: 429, headers: { 'retry-after': '30' } }) as Error,
    );
  });

  it('leaves other routes alone', () => {
    expect(allowed(asking('192.0.2.1', anonymous, read), 50)).toBe(50);
  });
});
