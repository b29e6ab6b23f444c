import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { SubjectsRepository } from './subjects.repository.js';

/** A content that the platform describes after notices arrived about its location: their subjects learn what they are about. */
@Injectable()
export class AttachSubjectsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly subjects: SubjectsRepository,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.register('attach-subjects', ({ platformId, contentId }) =>
      this.db.transaction((tx) => this.subjects.attach(tx, platformId, contentId)),
    );
  }
}
