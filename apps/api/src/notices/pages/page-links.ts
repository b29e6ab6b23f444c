import { Injectable } from '@nestjs/common';
import { Config } from '../../infrastructure/config.js';
import type { NoticeType } from '../../review/index.js';
import { formPage } from '../form-address.js';

/** Addresses of the pages, as paths: they hold behind a proxy, also where the public address has a path of its own. */
@Injectable()
export class PageLinks {
  constructor(private readonly config: Config) {}

  form(type: NoticeType, platformKey: string, query: Query = {}): string {
    return this.path(`${formPage[type]}/${platformKey}`, query);
  }

  lookup(query: Query = {}): string {
    return this.path('status', query);
  }

  status(reference: string, query: Query): string {
    return this.path(`status/${encodeURIComponent(reference)}`, query);
  }

  /** Any page, such as another room's. */
  path(page: string, query: Query): string {
    const base = new URL(this.config.publicUrl).pathname.replace(/\/$/, '');
    const text = asParameters(query).toString();
    return `${base}/${page}${text && `?${text}`}`;
  }
}

type Query = URLSearchParams | Record<string, string | undefined>;

function asParameters(query: Query): URLSearchParams {
  if (query instanceof URLSearchParams) return query;
  return new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
