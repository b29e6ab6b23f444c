import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import { newId } from '../infrastructure/ids.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import type { ContactPoint, PlatformRecord, PlatformSettings, ResponseTarget, TierInterval } from './platform.js';

type New<T> = Omit<T, 'id'>;

const settingColumns: Record<keyof PlatformSettings, string> = {
  serviceName: 'service_name',
  providerName: 'provider_name',
  timeZone: 'time_zone',
  languages: 'languages',
  restrictionTypes: 'restriction_types',
  enforcementChannel: 'enforcement_channel',
  speaksForRecipients: 'speaks_for_recipients',
  reportSettings: 'report_settings',
};

const settings = Object.entries(settingColumns)
  .map(([setting, column]) => `p.${column} as "${setting}"`)
  .join(', ');

@Injectable()
export class PlatformsRepository {
  /** The record with this id, or with this key, or undefined. */
  async find(tx: Tx, by: { id: string } | { key: string }): Promise<PlatformRecord | undefined> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['key', by.key];
    const { rows } = await tx.sql.query<PlatformSettings & { id: string; key: string; hasWebhook: boolean }>(
      `select p.id, p.key, ${settings},
         exists (select from webhook_endpoint w where w.platform_id = p.id and w.disabled_at is null) as "hasWebhook"
       from platform p
       where p.${column} = $1`,
      [value],
    );
    const platform = rows[0];
    if (!platform) return undefined;
    return {
      ...platform,
      tiers: await this.tiers(tx, platform.id),
      contactPoints: await this.contactPoints(tx, platform.id),
      targets: await this.targets(tx, platform.id),
    };
  }

  /** The IANA name of the zone whose midnights bound the platform's days. */
  async timeZoneOf(tx: Tx, platformId: string): Promise<string> {
    const { rows } = await tx.sql.query<{ timeZone: string }>(
      'select p.time_zone as "timeZone" from platform p where p.id = $1',
      [platformId],
    );
    if (!rows[0]) throw notFound();
    return rows[0].timeZone;
  }

  /** The key of the only platform; undefined when there are none or several. */
  async onlyKey(tx: Tx): Promise<string | undefined> {
    const { rows } = await tx.sql.query<{ key: string }>('select p.key from platform p order by p.key limit 2');
    return rows.length === 1 ? rows[0]!.key : undefined;
  }

  /** At most `limit` keys in alphabetical order, after this one. */
  async keys(tx: Tx, after: string, limit: number): Promise<string[]> {
    const { rows } = await tx.sql.query<{ key: string }>(
      'select p.key from platform p where p.key > $1 order by p.key limit $2',
      [after, limit],
    );
    return rows.map((row) => row.key);
  }

  async insert(tx: Tx, platform: PlatformSettings & { id: string; key: string }, recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into platform (id, key, service_name, provider_name, time_zone, languages, restriction_types,
         enforcement_channel, speaks_for_recipients, report_settings, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        platform.id,
        platform.key,
        platform.serviceName,
        platform.providerName,
        platform.timeZone,
        platform.languages,
        platform.restrictionTypes,
        platform.enforcementChannel,
        platform.speaksForRecipients,
        platform.reportSettings,
        recordedAt,
      ],
    );
  }

  /** Lets one caller at a time change what belongs to the platform; notices and decisions are not held up by it. */
  async lock(tx: Tx, platformId: string): Promise<void> {
    await tx.sql.query('select from platform p where p.id = $1 for no key update', [platformId]);
  }

  async update(tx: Tx, platformId: string, changes: Partial<PlatformSettings>): Promise<void> {
    const changed = Object.keys(changes) as (keyof PlatformSettings)[];
    const assignments = changed.map((setting, index) => `${settingColumns[setting]} = $${index + 2}`);
    await tx.sql.query(`update platform set ${assignments.join(', ')} where id = $1`, [
      platformId,
      ...changed.map((setting) => changes[setting]),
    ]);
  }

  /** All intervals, the latest first. */
  async tiers(tx: Tx, platformId: string): Promise<TierInterval[]> {
    const { rows } = await tx.sql.query<TierInterval>(
      `select t.id, t.tier, t.micro_or_small as "microOrSmall", t.established_in as "establishedIn",
         t.designated_on as "designatedOn", t.valid_from as "validFrom", t.valid_to as "validTo"
       from platform_tier t
       where t.platform_id = $1
       order by t.valid_from desc`,
      [platformId],
    );
    return rows;
  }

  async insertTier(tx: Tx, platformId: string, tier: New<TierInterval>, recordedAt: Date): Promise<TierInterval> {
    const id = newId();
    await tx.sql.query(
      `insert into platform_tier (platform_id, id, tier, micro_or_small, established_in, designated_on, valid_from,
         valid_to, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        platformId,
        id,
        tier.tier,
        tier.microOrSmall,
        tier.establishedIn,
        tier.designatedOn,
        tier.validFrom,
        tier.validTo,
        recordedAt,
      ],
    );
    return { ...tier, id };
  }

  async closeTier(tx: Tx, platformId: string, id: string, validTo: string): Promise<void> {
    await tx.sql.query('update platform_tier set valid_to = $3 where platform_id = $1 and id = $2', [
      platformId,
      id,
      validTo,
    ]);
  }

  /** All of them, past and future too, by kind and start. */
  async contactPoints(tx: Tx, platformId: string): Promise<ContactPoint[]> {
    const { rows } = await tx.sql.query<ContactPoint>(
      `select c.id, c.kind, c.label, c.email, c.url, c.languages, c.valid_from as "validFrom", c.valid_to as "validTo"
       from platform_contact_point c
       where c.platform_id = $1
       order by c.kind, c.valid_from, c.id`,
      [platformId],
    );
    return rows;
  }

  async insertContactPoint(
    tx: Tx,
    platformId: string,
    point: New<ContactPoint>,
    recordedAt: Date,
  ): Promise<ContactPoint> {
    const id = newId();
    await tx.sql.query(
      `insert into platform_contact_point (platform_id, id, kind, label, email, url, languages, valid_from, valid_to,
         recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        platformId,
        id,
        point.kind,
        point.label,
        point.email,
        point.url,
        point.languages,
        point.validFrom,
        point.validTo,
        recordedAt,
      ],
    );
    return { ...point, id };
  }

  async closeContactPoints(tx: Tx, platformId: string, ids: readonly string[], validTo: string): Promise<void> {
    await tx.sql.query(
      'update platform_contact_point set valid_to = $3 where platform_id = $1 and id = any ($2::uuid[])',
      [platformId, ids, validTo],
    );
  }

  /** All of them in the order in which they were set. */
  async targets(tx: Tx, platformId: string): Promise<ResponseTarget[]> {
    const { rows } = await tx.sql.query<ResponseTarget>(
      `select t.response_time as "responseTime", t.category, t.notifier_kind as "notifierKind", t.seconds,
         t.valid_from as "validFrom"
       from response_target t
       where t.platform_id = $1
       order by t.recorded_at, t.id`,
      [platformId],
    );
    return rows;
  }

  async insertTargets(tx: Tx, platformId: string, targets: readonly ResponseTarget[], recordedAt: Date): Promise<void> {
    await tx.sql.query(
      `insert into response_target (platform_id, id, response_time, category, notifier_kind, seconds, valid_from, recorded_at)
       select $1, t.id, t.response_time, t.category, t.notifier_kind, t.seconds, t.valid_from, $2
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::timestamptz[])
         as t (id, response_time, category, notifier_kind, seconds, valid_from)`,
      [
        platformId,
        recordedAt,
        targets.map(() => newId()),
        targets.map((target) => target.responseTime),
        targets.map((target) => target.category),
        targets.map((target) => target.notifierKind),
        targets.map((target) => target.seconds),
        targets.map((target) => target.validFrom),
      ],
    );
  }
}
