import { Injectable } from '@nestjs/common';
import { Audit, code, codes } from '../audit/index.js';
import { officialLanguageCodes } from '../categories/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { humanResourcesOf, type HumanResources } from './profile.rules.js';
import type { StaffProfile } from './profile.js';
import { ProfilesRepository } from './profiles.repository.js';
import { DayEndQuery } from './day-end.query.js';
import { StaffRepository } from './staff.repository.js';

export type NewProfile = Omit<StaffProfile, 'id' | 'recordedAt' | 'validFrom'> & { readonly validFrom?: string };

/** Keeps for whom the staff work and how well they speak (Art. 42(2)). */
@Injectable()
export class KeepProfilesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly platforms: Platforms,
    private readonly staff: StaffRepository,
    private readonly profiles: ProfilesRepository,
    private readonly dayEnd: DayEndQuery,
  ) {}

  /** From a day on, today unless told; what was kept before stays for the days before. Problems: `not-found`, `invalid-input`. */
  add(platformId: string, staffId: string, { validFrom, ...told }: NewProfile): Promise<StaffProfile> {
    const named = told.languages.map(({ language }) => language);
    const repeated = named.findIndex((language, index) => named.indexOf(language) < index);
    if (repeated >= 0)
      throw invalidInput([{ pointer: `#/languages/${repeated}/language`, detail: 'must not be named twice' }]);
    return this.db.transaction(async (tx) => {
      if (!(await this.staff.find(tx, platformId, staffId))) throw notFound();
      const recordedAt = this.clock.now();
      const today = dayOf(recordedAt, await this.platforms.timeZoneOf(tx, platformId));
      const profile = { ...told, id: newId(), validFrom: validFrom ?? today, recordedAt };
      await this.profiles.insert(tx, platformId, staffId, profile);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'staff-profile.added',
          article: '42(2)',
          entityKind: 'staff-member',
          entityId: staffId,
          details: {
            employment: code(profile.employment),
            fullTimePercent: profile.fullTimePercent,
            languages: codes(named),
            validFrom: code(profile.validFrom),
          },
        },
      ]);
      return profile;
    });
  }

  /** Every profile of a person, the earliest first. Problem: `not-found`. */
  list(platformId: string, staffId: string): Promise<StaffProfile[]> {
    return this.db.read(async (tx) => {
      if (!(await this.staff.find(tx, platformId, staffId))) throw notFound();
      return this.profiles.list(tx, platformId, staffId);
    });
  }

  /** What the profiles give for sheet 9 as of the end of a day: a suggestion, for a person enters the figures of the report. */
  humanResources(
    platformId: string,
    day?: string,
  ): Promise<HumanResources & { readonly on: string; readonly persons: number; readonly withoutProfile: number }> {
    return this.db.read(async (tx) => {
      const timeZone = await this.platforms.timeZoneOf(tx, platformId);
      const on = day ?? dayOf(this.clock.now(), timeZone);
      const dayEnds = await this.dayEnd.of(tx, on, timeZone);
      const persons = await this.profiles.moderatorsOn(tx, platformId, on, dayEnds);
      const known = persons.filter((person) => person !== null);
      return {
        on,
        persons: persons.length,
        withoutProfile: persons.length - known.length,
        ...humanResourcesOf(known, officialLanguageCodes),
      };
    });
  }
}
