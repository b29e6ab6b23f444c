import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const rateLimit = Symbol('rate limit');

/** `intake`: what strangers and platforms send us (INTAKE_RATE_PER_MINUTE_PER_ADDRESS and …_PER_KEY). */
export type RateLimit = 'intake';

/** Bounds how often one caller may use the route: 429 `too-many-requests` with Retry-After above that. */
export const RateLimited = (limit: RateLimit): CustomDecorator<symbol> => SetMetadata(rateLimit, limit);
