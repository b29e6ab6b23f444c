import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { StaffModule } from '../staff/index.js';
import { MakeSampleService } from './make-sample.service.js';

@Module({ imports: [AccessModule, PlatformsModule, StaffModule], providers: [MakeSampleService] })
export class FirstStartModule {}
