import { Injectable } from '@nestjs/common';
import { Log } from '../../infrastructure/logging/index.js';
import { type AskedPeriod, refuseBackwards } from '../report-scope.js';
import { toVerificationResponse } from './verification.response.js';
import { VerifyReportService } from './verify-report.service.js';

const tellEveryMs = 500;

/** Tells how far a verification is while it runs: it takes minutes over millions of facts. */
@Injectable()
export class StreamVerificationService {
  constructor(
    private readonly verifyReport: VerifyReportService,
    private readonly log: Log,
  ) {}

  /** Lines of NDJSON; the problem `invalid-input` is thrown at once, for days that run backwards. */
  lines(asked: AskedPeriod): AsyncGenerator<string> {
    refuseBackwards(asked);
    return this.tell(asked);
  }

  private async *tell(asked: AskedPeriod): AsyncGenerator<string> {
    let progress = 0;
    let told = -1;
    const verifying = this.verifyReport
      .verify(asked, (share) => (progress = share))
      .then(
        (verification) => ({ verification: toVerificationResponse(verification) }),
        (error: unknown) => {
          this.log.error({ err: error }, 'A verification broke off');
          return { error: 'The verification broke off: the log says why' };
        },
      );
    for (;;) {
      const ended = await Promise.race([verifying, afterMs(tellEveryMs)]);
      if (ended) {
        yield `${JSON.stringify(ended)}\n`;
        return;
      }
      if (progress > told) yield `${JSON.stringify({ progress: Math.round(progress * 1_000) / 1_000 })}\n`;
      told = progress;
    }
  }
}

function afterMs(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });
}
