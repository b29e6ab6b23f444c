import type { RegisterPlatformDto } from './platform.dto.js';
import type { NewPlatform } from './register-platform.service.js';
import { restrictionTypes } from './restriction-types.js';

/** A new platform as the caller describes it, with what is left out filled in: all restrictions, commands to be pulled. */
export function toNewPlatform(dto: RegisterPlatformDto): NewPlatform {
  return {
    key: dto.key,
    serviceName: dto.serviceName,
    providerName: dto.providerName,
    timeZone: dto.timeZone,
    languages: dto.languages,
    restrictionTypes: dto.restrictionTypes ?? restrictionTypes,
    enforcementChannel: dto.enforcementChannel ?? 'pull',
    speaksForRecipients: dto.speaksForRecipients ?? false,
    reportSettings: dto.reportSettings ?? {},
    tier: {
      tier: dto.tier.tier,
      microOrSmall: dto.tier.microOrSmall,
      establishedIn: dto.tier.establishedIn ?? null,
      designatedOn: dto.tier.designatedOn ?? null,
      validFrom: dto.tier.validFrom,
    },
    contactPoints: (dto.contactPoints ?? []).map((point) => ({
      kind: point.kind,
      label: point.label,
      email: point.email ?? null,
      url: point.url ?? null,
      languages: point.languages,
    })),
  };
}
