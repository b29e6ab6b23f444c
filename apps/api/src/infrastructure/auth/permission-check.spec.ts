import 'reflect-metadata';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { PermissionCheck } from './permission-check.js';
import { Requires } from './requires.js';
import { Routes } from './routes.js';

@Controller('v1/things/:id')
@Requires('notice:read')
class ThingsController {
  @Get()
  read(): void {}

  @Post('parts')
  @Requires('decision:make')
  add(): void {}
}

@Controller()
class ForgetfulController {
  @Get('open')
  read(): void {}
}

@Module({ imports: [DiscoveryModule], controllers: [ThingsController], providers: [Routes, PermissionCheck] })
class CarefulModule {}

@Module({
  imports: [DiscoveryModule],
  controllers: [ThingsController, ForgetfulController],
  providers: [Routes, PermissionCheck],
})
class ForgetfulModule {}

const start = (module: Type) => NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });

describe('PermissionCheck', () => {
  it('refuses to start with a route that names no permission, and says which', async () => {
    await expect(start(ForgetfulModule)).rejects.toThrow('GET /open (ForgetfulController.read)');
  });

  it('lets a program start whose routes all name one; a route goes before its controller', async () => {
    const app = await start(CarefulModule);
    const routes = app.get(Routes).all();
    expect(routes.map(({ method, path, permission }) => [method, path, permission])).toEqual([
      ['GET', '/v1/things/:id', 'notice:read'],
      ['POST', '/v1/things/:id/parts', 'decision:make'],
    ]);
    await app.close();
  });
});
