import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import {
  givers,
  instructionChannels,
  instructionStates,
  type Giver,
  type InstructionChannel,
  type InstructionState,
} from './instruction.js';
import type { ShownInstruction } from './keep-instructions.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e50' };
const readable = { type: String, nullable: true, description: 'null also for who may not read it' };

export class InstructionResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ ...id, type: String, nullable: true }) caseId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'account-7' }) accountId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) contentId!: string | null;
  @ApiProperty({ enum: givers, example: 'owner' }) giver!: Giver;
  @ApiProperty({ enum: instructionChannels, example: 'call' }) channel!: InstructionChannel;
  @ApiProperty(id) receivedBy!: string;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) receivedAt!: Date;
  @ApiProperty(id) enteredBy!: string;
  @ApiProperty({ enum: instructionStates, example: 'received' }) state!: InstructionState;
  @ApiProperty({ ...readable, example: 'J. Doe asked to leave the account alone.' }) text!: string | null;
  @ApiProperty({ type: Date, nullable: true, example: null }) settledAt!: Date | null;
  @ApiProperty({ ...id, type: String, nullable: true }) settledBy!: string | null;
  @ApiProperty({ ...readable, example: null }) settledText!: string | null;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) recordedAt!: Date;
}

export class InstructionsResponse {
  @ApiProperty({ type: [InstructionResponse], example: [], description: 'By their receipt' })
  items!: InstructionResponse[];

  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toInstructionResponse(shown: ShownInstruction): InstructionResponse {
  const { textId: _, settledTextId: __, ...instruction } = shown;
  return instruction;
}

export function toInstructionsResponse({ items, next }: Page<ShownInstruction>): InstructionsResponse {
  return { items: items.map(toInstructionResponse), next };
}
