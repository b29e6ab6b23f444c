import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { AuditController } from './audit.controller.js';
import { AuditEntriesQuery } from './audit-entries.query.js';
import { AuditRepository } from './audit.repository.js';

/** Global: every room that changes something reports it here. */
@Global()
@Module({ controllers: [AuditController], providers: [Audit, AuditEntriesQuery, AuditRepository], exports: [Audit] })
export class AuditModule {}
