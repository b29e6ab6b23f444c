import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProblemFilter } from './problem.filter.js';
import { ProblemPagesController } from './problem-pages.controller.js';

@Module({
  controllers: [ProblemPagesController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class ProblemModule {}
