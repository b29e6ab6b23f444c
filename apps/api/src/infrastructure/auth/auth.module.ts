import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Authenticator } from './authenticator.js';
import { CredentialsQuery } from './credentials.query.js';
import { PermissionCheck } from './permission-check.js';
import { Routes } from './routes.js';

@Module({
  imports: [DiscoveryModule],
  providers: [Authenticator, CredentialsQuery, Routes, PermissionCheck, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Routes],
})
export class AuthModule {}
