import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { Platforms } from '../platforms/index.js';
import { AuditFrameQuery } from './audit-frame.query.js';
import type { AskedSample, AuditSample } from './audit-sample.js';

/** What was written just now may still be in a transaction: another draw would find another frame. */
const settledAfterMinutes = 5;

/**
 * Draws a random sample for an audit (Art. 37) and keeps nothing of it: seed, period and `until` draw the same again. Each draw is on
 * record, so that it shows when somebody drew until the sample pleased.
 */
@Injectable()
export class DrawAuditSampleService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly frame: AuditFrameQuery,
    private readonly audit: Audit,
  ) {}

  /** Problem: `invalid-input` for a period without a day, or records that are still being written. */
  async draw({ platformId, of, from, to, size, ...asked }: AskedSample): Promise<AuditSample> {
    const { key, timeZone } = await this.platforms.byId(platformId);
    const settled = DateTime.fromJSDate(this.clock.now()).minus({ minutes: settledAfterMinutes }).toJSDate();
    const category = asked.category ?? null;
    const { until = settled, seed = randomBytes(16).toString('hex') } = asked;
    if (to < from) throw queryFault('#/to', 'must not be before from: it is the last day');
    if (until > settled) throw queryFault('#/until', `must be ${settledAfterMinutes} minutes ago, or earlier`);
    const startOf = (day: string, plusDays: number) =>
      DateTime.fromISO(day, { zone: timeZone }).plus({ days: plusDays }).startOf('day').toJSDate();
    const frame = { platformId, from: startOf(from, 0), before: startOf(to, 1), category, until, seed };
    return this.db.transaction(async (tx) => {
      const { frameSize, frameChecksum } = await this.frame.size(tx, of, frame);
      const items = await this.frame.draw(tx, of, frame, size);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'audit-sample.drawn',
          article: '37',
          entityKind: 'audit-sample',
          entityId: newId(),
          details: {
            of: code(of),
            from: code(from),
            to: code(to),
            ...(category && { category: code(category) }),
            seed: code(seed),
            until,
            size,
            frameSize,
            frameChecksum: code(frameChecksum),
          },
        },
      ]);
      return { platform: key, timeZone, of, from, to, category, seed, until, frameSize, frameChecksum, items };
    });
  }
}

function queryFault(pointer: string, detail: string) {
  return invalidInput([{ in: 'query', pointer, detail }]);
}
