import { ApiProperty } from '@nestjs/swagger';
import type { TermsClause } from './terms-clauses.repository.js';

export class TermsClauseResponse {
  @ApiProperty({ example: '019a8f00-0000-7000-8000-00000000e001' })
  id!: string;

  @ApiProperty({ example: 'hate-speech' })
  code!: string;

  @ApiProperty({ example: 2 })
  version!: number;

  @ApiProperty({ example: '3.2 No incitement to hatred' })
  title!: string;

  @ApiProperty({ example: 'You may not call for hatred or violence against groups of people.' })
  body!: string;

  @ApiProperty({ example: 'https://example.org/terms#3.2', type: String, nullable: true })
  url!: string | null;

  @ApiProperty({ example: '2026-01-01', description: 'First day, in the platform’s zone' })
  validFrom!: string;
}

export class TermsClausePageResponse {
  @ApiProperty({ type: [TermsClauseResponse] })
  items!: TermsClauseResponse[];

  @ApiProperty({ example: null, type: String, nullable: true })
  next!: string | null;
}

export function toTermsClauseResponse(clause: TermsClause): TermsClauseResponse {
  return {
    id: clause.id,
    code: clause.code,
    version: clause.version,
    title: clause.title,
    body: clause.body,
    url: clause.url,
    validFrom: clause.validFrom,
  };
}
