import { Injectable } from '@nestjs/common';
import { invalidInput } from '../infrastructure/problem/index.js';
import type { MeasureContent } from './measure.js';
import { measureDiffers } from './measure.problems.js';
import { RecordMeasuresService } from './record-measures.service.js';

/** Records one measure: a set of one. */
@Injectable()
export class RecordMeasureService {
  constructor(private readonly measures: RecordMeasuresService) {}

  /** True when it is new, false when it was sent so before. Problems: `invalid-input`, `measure-differs`. */
  async record(platformId: string, measure: MeasureContent): Promise<boolean> {
    const [recorded] = await this.measures.record(platformId, [measure]);
    if (recorded!.outcome === 'refused') throw invalidInput(recorded!.errors);
    if (recorded!.outcome === 'differs') throw measureDiffers();
    return recorded!.outcome === 'accepted';
  }
}
