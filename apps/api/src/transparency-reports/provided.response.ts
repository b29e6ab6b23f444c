import { ApiProperty } from '@nestjs/swagger';
import { questions, type StoredEntry } from './provided.js';

export class ProvidedEntryResponse {
  @ApiProperty({ example: '019ab3c4-0000-7000-8000-000000000001' })
  id!: string;

  @ApiProperty({ enum: ['moderators', 'active-recipients', 'text'], example: 'text' })
  kind!: string;

  @ApiProperty({ enum: questions, example: 'governance', nullable: true, description: 'Of a text: what it answers' })
  question!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { text: 'A trust and safety board decides on the rules.' },
    description: 'As it was entered',
  })
  answer!: object;

  @ApiProperty({
    example: '019ab3c4-0000-7000-8000-000000000002',
    type: String,
    nullable: true,
    description: 'The person; null for a key that belongs to none',
  })
  enteredBy!: string | null;

  @ApiProperty({ example: '2026-07-04T09:00:00.000Z' })
  recordedAt!: string;
}

export class ProvidedEntriesResponse {
  @ApiProperty({ type: [ProvidedEntryResponse], description: 'Oldest first; the latest of a kind and question counts' })
  items!: ProvidedEntryResponse[];
}

export function toProvidedEntryResponse(entry: StoredEntry): ProvidedEntryResponse {
  const { id, kind, question, answer, enteredBy, recordedAt } = entry;
  return { id, kind, question, answer, enteredBy, recordedAt: recordedAt.toISOString() };
}
