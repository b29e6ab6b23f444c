import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsTimeZone,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/clean-text.js';
import { ContactPointDetailsDto } from './contact-point.dto.js';
import { enforcementChannels, type EnforcementChannel, type ReportSettings } from './platform.js';
import { IsReportSettings } from './report-settings.js';
import { restrictionTypes, type RestrictionType } from './restriction-types.js';
import { TierDto } from './tier.dto.js';

/** Two small letters, ISO 639-1. */
const languageCode = /^[a-z]{2}$/;
/** What messages print in a line of its own. */
const oneLine = /^[^\r\n]*$/;
const languageMessage = 'must be ISO 639-1 codes, two small letters each';

/** Left out it takes its default, or stays as it is; null is no way to leave it out. */
const WhenGiven = () => ValidateIf((_settings, value) => value !== undefined);

export class PlatformSettingsDto {
  @ApiProperty({ example: 'Example Forum', description: 'Name of the service in reports and messages' })
  @IsCleanText(200, { min: 1 })
  @Matches(oneLine, { message: 'must be one line' })
  serviceName!: string;

  @ApiProperty({ example: 'Example Media SA', description: 'Name of the provider' })
  @IsCleanText(200, { min: 1 })
  @Matches(oneLine, { message: 'must be one line' })
  providerName!: string;

  @ApiProperty({ example: 'Europe/Brussels', description: 'Zone in which its days begin and end' })
  @IsTimeZone({ message: 'must be the IANA name of a time zone' })
  timeZone!: string;

  @ApiProperty({ example: ['en', 'de'], type: [String], description: 'ISO 639-1; messages fall back to the first' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(languageCode, { each: true, message: languageMessage })
  languages!: string[];

  @ApiPropertyOptional({
    example: ['visibility-removal', 'account-suspension'],
    enum: restrictionTypes,
    isArray: true,
    description: 'What it can impose at all (Art. 17(1)); all when left out',
  })
  @WhenGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(restrictionTypes, { each: true })
  restrictionTypes?: RestrictionType[];

  @ApiPropertyOptional({
    example: 'pull',
    enum: enforcementChannels,
    description: 'How it is asked to carry restrictions out: sent to its webhook, fetched by it, or done by hand',
  })
  @WhenGiven()
  @IsIn(enforcementChannels)
  enforcementChannel?: EnforcementChannel;

  @ApiPropertyOptional({ example: false, description: 'Statements to recipients go to its webhook instead of by mail' })
  @WhenGiven()
  @IsBoolean()
  speaksForRecipients?: boolean;

  @ApiPropertyOptional({
    example: { trustedFlaggerNotices: 'in-area' },
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    description: 'Counting choices of the transparency report; replaced as a whole',
  })
  @WhenGiven()
  @IsReportSettings()
  reportSettings?: ReportSettings;
}

export class RegisterPlatformDto extends PlatformSettingsDto {
  @ApiProperty({ example: 'example-forum', description: 'Names the platform in addresses and notices; never changes' })
  @Matches(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    message: 'must be 1 to 63 small letters, digits and hyphens, no hyphen first or last',
  })
  key!: string;

  @ApiProperty({ type: TierDto, example: { tier: 'online-platform', microOrSmall: false } })
  @IsDefined()
  @ValidateNested()
  @Type(() => TierDto)
  tier!: TierDto;

  @ApiPropertyOptional({
    type: [ContactPointDetailsDto],
    example: [{ kind: 'recipients', label: 'Help desk', email: 'help@example.org', languages: ['en'] }],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContactPointDetailsDto)
  contactPoints?: ContactPointDetailsDto[];
}

/** Every setting by itself; what is left out stays as it is. */
export class ChangePlatformDto extends PartialType(PlatformSettingsDto, { skipNullProperties: false }) {}
