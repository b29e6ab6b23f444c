import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config.js';
import { tooManyRequests } from '../problem/http.problems.js';
import { networkOf } from './network.js';
import { rateLimit, type RateLimit } from './rate-limited.js';
import { TokenBuckets } from './token-buckets.js';

/** Runs after the access guard: keys are counted by key, strangers by the network they call from. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly strangers: TokenBuckets;
  private readonly keys: TokenBuckets;

  constructor(
    private readonly reflector: Reflector,
    { rateLimits }: Config,
  ) {
    this.strangers = new TokenBuckets(rateLimits.intakePerMinutePerAddress);
    this.keys = new TokenBuckets(rateLimits.intakePerMinutePerKey);
  }

  canActivate(context: ExecutionContext): boolean {
    const limit = this.reflector.getAllAndOverride<RateLimit | undefined>(rateLimit, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (limit === undefined) return true;
    const waitSeconds = this.take(context.switchToHttp().getRequest<FastifyRequest>());
    if (waitSeconds === 0) return true;
    throw tooManyRequests(waitSeconds).withHeader('retry-after', String(Math.max(1, Math.ceil(waitSeconds))));
  }

  private take({ access: { caller }, ip }: FastifyRequest): number {
    const nowMs = performance.now();
    return caller?.kind === 'key' ? this.keys.take(caller.keyId, nowMs) : this.strangers.take(networkOf(ip), nowMs);
  }
}
