import type { FastifyRequest } from 'fastify';

/** What a page needs to know of a request. */
export interface PageRequest {
  query: URLSearchParams;
  acceptLanguage: string | undefined;
  /** Of an address that names one. */
  platformId: string | undefined;
}

export function pageRequest({ url, headers, access }: FastifyRequest): PageRequest {
  return {
    query: new URLSearchParams(url.split('?').slice(1).join('?')),
    acceptLanguage: headers['accept-language'],
    platformId: access.platformId,
  };
}
