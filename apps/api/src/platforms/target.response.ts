import { ApiProperty } from '@nestjs/swagger';
import { notifierKinds, responseTimes, type NotifierKind, type ResponseTarget, type ResponseTime } from './platform.js';

export class TargetResponse {
  @ApiProperty({ example: 'decision', enum: responseTimes })
  responseTime!: ResponseTime;

  @ApiProperty({ example: null, type: String, nullable: true, description: 'null: any' })
  category!: string | null;

  @ApiProperty({ example: 'trusted-flagger', enum: notifierKinds, nullable: true, description: 'null: any' })
  notifierKind!: NotifierKind | null;

  @ApiProperty({ example: 172_800 })
  seconds!: number;

  @ApiProperty({ example: '2026-12-01T00:00:00.000Z' })
  validFrom!: Date;
}

export class TargetListResponse {
  @ApiProperty({ type: [TargetResponse], description: 'All that were ever set, in the order of setting' })
  items!: TargetResponse[];
}

export function toTargetResponse(target: ResponseTarget): TargetResponse {
  return {
    responseTime: target.responseTime,
    category: target.category,
    notifierKind: target.notifierKind,
    seconds: target.seconds,
    validFrom: target.validFrom,
  };
}
