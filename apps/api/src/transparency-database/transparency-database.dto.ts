import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsCleanText, IsDay, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import { environments, submissionStates, type Environment, type SubmissionState } from './submission.js';

export class ConnectionDto {
  @ApiProperty({
    enum: environments,
    example: 'sandbox',
    description: 'Production has one host, and the sandbox must have another.',
  })
  @IsIn(environments)
  environment!: Environment;

  @ApiProperty({ example: 'https://sandbox.tdb.example', description: 'The host, without a path' })
  @IsString()
  @MaxLength(500)
  baseUrl!: string;

  @ApiPropertyOptional({
    example: '17|dsa_transparencyAbCdEf',
    description:
      'Of the account in this environment; kept sealed and never shown. Left out: the one that there is stays.',
  })
  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,500}$/, { message: 'must be a token as the profile page shows it' })
  token?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2026-11-01T00:00:00Z',
    description: 'Statements decided from here on are submitted; left out: from now on, or as before',
  })
  @IsOptional()
  @IsInstant()
  submitsFrom?: Date;

  @ApiPropertyOptional({
    example: 'https://sandbox.tdb.example/dumps/sor-forum-{day}-light.zip',
    description: 'Where the daily dump lies, {day} stands for the day; left out: it is handed in',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  dumpUrl?: string;

  @ApiPropertyOptional({
    example: 'dumps.storage.tdb.example',
    description: 'The only other host that the dump’s address may redirect to; left out: it must not leave its own',
  })
  @IsOptional()
  @Matches(/^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/, {
    message: 'must be a host, such as dumps.example',
  })
  dumpStorageHost?: string;
}

export class SubmissionsQueryDto extends PageQuery {
  @ApiPropertyOptional({ enum: submissionStates, example: 'held' })
  @IsOptional()
  @IsIn(submissionStates)
  state?: SubmissionState;
}

/** Field names are the database's own. */
export class MendedTextsDto {
  @ApiPropertyOptional({ example: 'The post insults a private person.' })
  @IsOptional()
  @IsCleanText(5_000, { min: 1 })
  decision_facts?: string;

  @ApiPropertyOptional({ example: 'German Criminal Code, Section 185 (DE)' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  illegal_content_legal_ground?: string;

  @ApiPropertyOptional({ example: 'It is an insult.' })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  illegal_content_explanation?: string;

  @ApiPropertyOptional({ example: 'No insults (no-insults, version 2)' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  incompatible_content_ground?: string;

  @ApiPropertyOptional({ example: 'It insults.' })
  @IsOptional()
  @IsCleanText(2_000, { min: 1 })
  incompatible_content_explanation?: string;

  @ApiPropertyOptional({ example: 'Insults in comments' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  category_specification_other?: string;
}

export class MendingDto {
  @ApiPropertyOptional({
    type: MendedTextsDto,
    description: 'What takes the place of free texts; the others stay as they are',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => MendedTextsDto)
  texts?: MendedTextsDto;

  @ApiProperty({
    example: true,
    description: 'That a person has looked: what seems to be personal data is none (Art. 24(5))',
  })
  @IsBoolean()
  freeOfPersonalData!: boolean;
}

export class MissingQueryDto extends PageQuery {
  @ApiPropertyOptional({ example: '2026-11-21', description: 'Taken by the database on this day, in UTC' })
  @IsOptional()
  @IsDay()
  day?: string;
}

export class DumpDayDto {
  @ApiProperty({ example: '2026-11-21', description: 'The day of the dump, in UTC' })
  @IsDay()
  day!: string;
}
