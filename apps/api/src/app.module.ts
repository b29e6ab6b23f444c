import { type DynamicModule, Module } from '@nestjs/common';
import { type Ground, InfrastructureModule } from './infrastructure/infrastructure.module.js';

/** The rooms, in the order in which they may import each other. */
@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    return { module: AppModule, imports: [InfrastructureModule.on(ground)] };
  }
}
