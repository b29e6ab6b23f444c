import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { Duty, type DutyRoster } from './duty.query.js';

@Injectable()
export class ShowDutyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly duty: Duty,
  ) {}

  /** Who is on duty now, at an instant, or in a span of time. Problem: `invalid-input`. */
  during(platformId: string, from = this.clock.now(), to = new Date(from.getTime() + 1)): Promise<DutyRoster> {
    if (to <= from) throw invalidInput([{ in: 'query', pointer: '#/to', detail: 'must lie after from' }]);
    return this.db.read((tx) => this.duty.during(tx, platformId, { from, to }));
  }
}
