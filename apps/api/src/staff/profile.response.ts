import { ApiProperty } from '@nestjs/swagger';
import type { KeepProfilesService } from './keep-profiles.service.js';
import {
  employments,
  languageLevels,
  type Employment,
  type LanguageLevel,
  type SpokenAt,
  type StaffProfile,
} from './profile.js';

export class SpokenAtResponse {
  @ApiProperty({ example: 'de' }) language!: string;
  @ApiProperty({ example: 'C1', enum: languageLevels }) level!: LanguageLevel;
}

export class StaffProfileResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000012' }) id!: string;
  @ApiProperty({ example: 'external', enum: employments }) employment!: Employment;
  @ApiProperty({ example: 'Moderation Services Ltd' }) employer!: string;
  @ApiProperty({ example: 100 }) fullTimePercent!: number;
  @ApiProperty({ type: [SpokenAtResponse], example: [{ language: 'de', level: 'C1' }] }) languages!: SpokenAtResponse[];
  @ApiProperty({ example: '2026-11-01' }) validFrom!: string;
  @ApiProperty({ example: '2026-11-01T09:00:00.000Z' }) recordedAt!: Date;
}

export class StaffProfilesResponse {
  @ApiProperty({ type: [StaffProfileResponse], example: [], description: 'The earliest first' })
  items!: StaffProfileResponse[];
}

export class LanguageCountResponse {
  @ApiProperty({ example: 'de' }) language!: string;
  @ApiProperty({ example: 12, description: 'Persons at CEFR B2 or better' }) moderators!: number;
}

export class HumanResourcesResponse {
  @ApiProperty({ example: '2026-12-31' }) on!: string;
  @ApiProperty({ example: 45, description: 'Moderators and senior moderators on that day' }) persons!: number;
  @ApiProperty({ example: 2, description: 'Of these, without a profile: in no figure below' }) withoutProfile!: number;
  @ApiProperty({ example: 40.5, description: 'Full-time equivalents' }) internal!: number;
  @ApiProperty({ example: 12, description: 'Full-time equivalents' }) external!: number;
  @ApiProperty({ type: [LanguageCountResponse], example: [], description: 'Each official language once' })
  languages!: LanguageCountResponse[];
}

export function toStaffProfileResponse(profile: StaffProfile): StaffProfileResponse {
  return {
    id: profile.id,
    employment: profile.employment,
    employer: profile.employer,
    fullTimePercent: profile.fullTimePercent,
    languages: profile.languages.map(toSpokenAtResponse),
    validFrom: profile.validFrom,
    recordedAt: profile.recordedAt,
  };
}

export function toSpokenAtResponse({ language, level }: SpokenAt): SpokenAtResponse {
  return { language, level };
}

export function toHumanResourcesResponse(
  resources: Awaited<ReturnType<KeepProfilesService['humanResources']>>,
): HumanResourcesResponse {
  const { on, persons, withoutProfile, internal, external, languages } = resources;
  return { on, persons, withoutProfile, internal, external, languages: languages.map((each) => ({ ...each })) };
}
