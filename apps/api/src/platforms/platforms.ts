import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import type { Tx } from '../infrastructure/database/tx.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import type { PlatformProfile } from './platform.js';
import { platformNotNamed, platformUnknown } from './platform.problems.js';
import { profileOn } from './profile.rules.js';
import { PlatformsRepository } from './platforms.repository.js';
import { dayOf } from './tier.rules.js';

/** How long a process may go by a profile that another process has changed meanwhile. */
const freshForMs = 5_000;

interface Known {
  readonly profile: Promise<PlatformProfile | undefined>;
  /** On the process's own steady clock, and on the injected one, because validity depends on the day. */
  readonly loadedAtMs: number;
  readonly asOf: Date;
}

/** The profiles of the platforms as of now; remembered for at most five seconds. */
@Injectable()
export class Platforms {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly repository: PlatformsRepository,
  ) {}

  /**
   * The platform with this key, or without one the only platform that there is. Problems: `platform-not-named` when several
   * could be meant, `platform-unknown` when no platform has the key.
   */
  async byKey(key?: string): Promise<PlatformProfile> {
    if (key === undefined) return this.only();
    const profile = await this.recall(`key ${key}`, { key });
    if (!profile) throw platformUnknown();
    return profile;
  }

  /** The platform with this id; the problem `not-found` otherwise. */
  async byId(id: string): Promise<PlatformProfile> {
    const profile = await this.recall(`id ${id}`, { id });
    if (!profile) throw notFound();
    return profile;
  }

  /** The same, read in the caller's transaction, which must not wait for another connection. */
  async within(tx: Tx, id: string): Promise<PlatformProfile> {
    const profile = this.asOfNow(await this.repository.find(tx, { id }));
    if (!profile) throw notFound();
    return profile;
  }

  /** The zone of the platform's days, read in the caller's transaction, which must not wait for another connection. */
  timeZoneOf(tx: Tx, id: string): Promise<string> {
    return this.repository.timeZoneOf(tx, id);
  }

  /** False on a fresh installation. */
  async haveAny(tx: Tx): Promise<boolean> {
    return (await this.repository.keys(tx, '', 1)).length > 0;
  }

  /** Forgets what was remembered in this process: called after the commit of a change. */
  forget(): void {
    this.known.clear();
  }

  private async only(): Promise<PlatformProfile> {
    const known = this.fresh('only');
    const profile = await (known ?? this.remember('only', this.loadOnly()));
    if (!profile) throw platformNotNamed();
    return profile;
  }

  private async loadOnly(): Promise<PlatformProfile | undefined> {
    const key = await this.db.read((tx) => this.repository.onlyKey(tx));
    return key === undefined ? undefined : this.load({ key });
  }

  private recall(name: string, by: { id: string } | { key: string }): Promise<PlatformProfile | undefined> {
    return this.fresh(name) ?? this.remember(name, this.load(by));
  }

  private async load(by: { id: string } | { key: string }): Promise<PlatformProfile | undefined> {
    return this.asOfNow(await this.db.read((tx) => this.repository.find(tx, by)));
  }

  private asOfNow(record: Parameters<typeof profileOn>[0] | undefined): PlatformProfile | undefined {
    return record && profileOn(record, dayOf(this.clock.now(), record.timeZone));
  }

  private fresh(name: string): Promise<PlatformProfile | undefined> | undefined {
    const known = this.known.get(name);
    if (!known || performance.now() - known.loadedAtMs >= freshForMs) return undefined;
    return Math.abs(this.clock.now().getTime() - known.asOf.getTime()) < freshForMs ? known.profile : undefined;
  }

  /** Callers that ask meanwhile wait for the same query; neither a failure nor an absence is remembered. */
  private remember(name: string, profile: Promise<PlatformProfile | undefined>): Promise<PlatformProfile | undefined> {
    const known = { profile, loadedAtMs: performance.now(), asOf: this.clock.now() };
    const drop = () => {
      if (this.known.get(name) === known) this.known.delete(name);
    };
    this.known.set(name, known);
    profile.then((found) => found ?? drop(), drop);
    return profile;
  }
}
