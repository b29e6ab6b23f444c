import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Routes } from './routes.js';

/** Refuses to start while a route names no permission: forgetting one must not open a door. */
@Injectable()
export class PermissionCheck implements OnModuleInit {
  constructor(private readonly routes: Routes) {}

  onModuleInit(): void {
    const open = this.routes.all().filter(({ permission }) => permission === undefined);
    if (open.length === 0) return;
    const names = open.map(({ method, path, controller, handler }) => `${method} ${path} (${controller}.${handler})`);
    throw new Error(`These routes name no permission with @Requires: ${names.join(', ')}`);
  }
}
