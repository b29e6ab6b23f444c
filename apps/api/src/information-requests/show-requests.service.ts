import { Injectable } from '@nestjs/common';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { InformationRequestEventsRepository } from './information-request-events.repository.js';
import type { InformationRequest, RequestEvent, RequestTexts } from './information-request.js';
import { InformationRequestsRepository, type RequestsFilter } from './information-requests.repository.js';

export interface ShownRequest {
  readonly request: InformationRequest;
  /** Null when erased, or not the caller's to read. */
  readonly texts: RequestTexts | null;
  readonly events: readonly (RequestEvent & { readonly text: string | null })[];
  readonly asOf: Date;
}

export interface AskedRequests extends Omit<RequestsFilter, 'after'> {
  readonly limit: number;
  readonly after?: string;
}

/** The register, for those who keep it; others read it without texts. */
@Injectable()
export class ShowRequestsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly requests: InformationRequestsRepository,
    private readonly events: InformationRequestEventsRepository,
    private readonly texts: SealedTexts,
  ) {}

  /** Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, id: string): Promise<ShownRequest> {
    return this.db.read(async (tx) => {
      const request = await this.requests.find(tx, platformId, id);
      if (!request) throw notFound();
      const events = await this.events.of(tx, platformId, id);
      const ids = [request.textId, ...events.flatMap(({ textId }) => textId ?? [])];
      const mayRead = callerMay(caller, 'information-request:manage');
      const texts = mayRead ? await this.texts.read(tx, platformId, ids) : new Map<string, string>();
      const said = texts.get(request.textId);
      return {
        request,
        texts: said === undefined ? null : (JSON.parse(said) as RequestTexts),
        events: events.map((event) => ({ ...event, text: texts.get(event.textId ?? '') ?? null })),
        asOf: this.clock.now(),
      };
    });
  }

  list(
    platformId: string,
    { limit, after, ...filter }: AskedRequests,
  ): Promise<Page<InformationRequest> & { asOf: Date }> {
    const [afterId] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const rows = await this.requests.page(tx, platformId, { ...filter, after: afterId }, limit + 1);
      return { ...pageOf(rows, limit, ({ id }) => pageKey(id)), asOf: this.clock.now() };
    });
  }
}
