import { ApiProperty } from '@nestjs/swagger';
import { ContactPointResponse, toContactPointResponse } from './contact-point.response.js';
import { redressOf, type Redress } from './duties.rules.js';
import {
  enforcementChannels,
  tiers,
  type EnforcementChannel,
  type PlatformProfile,
  type ReportSettings,
  type Tier,
} from './platform.js';
import { restrictionTypes, type RestrictionType } from './restriction-types.js';

/** What anybody may know of a platform (Art. 11-14). */
export class PlatformResponse {
  @ApiProperty({ example: '019a8f00-0000-7000-8000-000000000001' })
  id!: string;

  @ApiProperty({ example: 'example-forum' })
  key!: string;

  @ApiProperty({ example: 'Example Forum' })
  serviceName!: string;

  @ApiProperty({ example: 'Example Media SA' })
  providerName!: string;

  @ApiProperty({ example: 'Europe/Brussels' })
  timeZone!: string;

  @ApiProperty({ example: ['en', 'de'], type: [String] })
  languages!: readonly string[];

  @ApiProperty({ example: 'online-platform', enum: tiers, description: 'As of today' })
  tier!: Tier;

  @ApiProperty({ example: false, description: 'As of today' })
  microOrSmall!: boolean;

  @ApiProperty({ example: 'BE', type: String, nullable: true })
  establishedIn!: string | null;

  @ApiProperty({ example: ['visibility-removal'], enum: restrictionTypes, isArray: true })
  restrictionTypes!: readonly RestrictionType[];

  @ApiProperty({
    example: ['internal-complaint', 'out-of-court', 'court'],
    enum: ['internal-complaint', 'out-of-court', 'court'],
    isArray: true,
    description: 'The redress that its tier owes (Art. 20, 21)',
  })
  redress!: Redress[];

  @ApiProperty({ type: [ContactPointResponse], description: 'Those that serve today' })
  contactPoints!: ContactPointResponse[];
}

/** What the platform's own people and systems may know besides. */
export class PlatformSettingsResponse extends PlatformResponse {
  @ApiProperty({ example: 'pull', enum: enforcementChannels })
  enforcementChannel!: EnforcementChannel;

  @ApiProperty({ example: false })
  speaksForRecipients!: boolean;

  @ApiProperty({ example: false })
  hasWebhook!: boolean;

  @ApiProperty({
    example: { trustedFlaggerNotices: 'in-area' },
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  })
  reportSettings!: ReportSettings;
}

export class PlatformPageResponse {
  @ApiProperty({ type: [PlatformResponse] })
  items!: PlatformResponse[];

  @ApiProperty({ example: null, type: String, nullable: true })
  next!: string | null;
}

export function toPlatformResponse(profile: PlatformProfile): PlatformResponse {
  return {
    id: profile.id,
    key: profile.key,
    serviceName: profile.serviceName,
    providerName: profile.providerName,
    timeZone: profile.timeZone,
    languages: profile.languages,
    tier: profile.tier,
    microOrSmall: profile.microOrSmall,
    establishedIn: profile.establishedIn,
    restrictionTypes: profile.restrictionTypes,
    redress: redressOf(profile),
    contactPoints: profile.contactPoints.map(toContactPointResponse),
  };
}

export function toSettingsResponse(profile: PlatformProfile): PlatformSettingsResponse {
  return {
    ...toPlatformResponse(profile),
    enforcementChannel: profile.enforcementChannel,
    speaksForRecipients: profile.speaksForRecipients,
    hasWebhook: profile.hasWebhook,
    reportSettings: profile.reportSettings,
  };
}
