import { ApiProperty } from '@nestjs/swagger';
import type { RotaShift } from './rota.js';

export class RotaShiftResponse {
  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000009' })
  id!: string;

  @ApiProperty({ example: '0192f1a0-5c3e-7000-8000-000000000002' })
  staffId!: string;

  @ApiProperty({ example: 1, description: '1 is paged first' })
  position!: number;

  @ApiProperty({ example: '2026-11-23T07:00:00.000Z' })
  from!: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-23T15:00:00.000Z', description: 'Exclusive' })
  until!: string | null;
}

export class RotaResponse {
  @ApiProperty({ type: [RotaShiftResponse], example: [], description: 'In the order of paging' })
  items!: RotaShiftResponse[];
}

export function toRotaShiftResponse({ id, staffId, position, from, until }: RotaShift): RotaShiftResponse {
  return { id, staffId, position, from: from.toISOString(), until: until?.toISOString() ?? null };
}
