import { Module } from '@nestjs/common';
import { ApiKeysRepository } from './api-keys.repository.js';
import { Keys } from './keys.js';
import { KeysController } from './keys.controller.js';
import { ManageKeysService } from './manage-keys.service.js';

@Module({ controllers: [KeysController], providers: [ApiKeysRepository, Keys, ManageKeysService], exports: [Keys] })
export class AccessModule {}
