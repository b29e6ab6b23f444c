/** A wrong setting: one line for each variable that is wrong, each naming it. */
export class ConfigError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** Reads typed values from environment variables and gathers what is wrong; an empty variable counts as unset. */
export class EnvironmentReader {
  private readonly errors: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  text(name: string, standard: string): string {
    return this.value(name) ?? standard;
  }

  integer(name: string, standard: number, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}): number {
    const value = this.value(name);
    if (value === undefined) return standard;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    return this.wrong(name, `must be a whole number ${range}, not "${value}"`, standard);
  }

  flag(name: string, standard: boolean): boolean {
    return this.oneOf(name, ['true', 'false'] as const, standard ? 'true' : 'false') === 'true';
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[], standard: T): T {
    const value = this.value(name) ?? standard;
    return (
      allowed.find((one) => one === value) ?? this.wrong(name, `must be ${either(allowed)}, not "${value}"`, standard)
    );
  }

  /** Comma-separated, each at most once; all of them when unset. */
  list<const T extends string>(name: string, allowed: readonly T[]): readonly T[] {
    const value = this.value(name);
    if (value === undefined) return allowed;
    const names = value.split(',').map((one) => one.trim());
    const known = allowed.filter((one) => names.includes(one));
    if (known.length === names.length) return known;
    return this.wrong(
      name,
      `must be one or more of ${allowed.join(', ')}, separated by commas, not "${value}"`,
      allowed,
    );
  }

  /** The value is left out of the complaint: a URL may carry a password. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.value(name);
    if (value === undefined || protocols.includes(URL.parse(value)?.protocol ?? '')) return value;
    return this.wrong(name, `must be a URL that begins with ${either(protocols.map((one) => `${one}//`))}`, undefined);
  }

  /** Exactly `bytes` bytes in base64; undefined when unset. The value is left out of the complaint. */
  key(name: string, bytes: number): Buffer | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const key = Buffer.from(value, 'base64');
    if (key.length === bytes && key.toString('base64') === value) return key;
    return this.wrong(name, `must be ${bytes} bytes in base64 (openssl rand -base64 ${bytes})`, undefined);
  }

  throwErrors(): void {
    if (this.errors.length > 0) throw new ConfigError(this.errors);
  }

  private value(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  private wrong<T>(name: string, complaint: string, standard: T): T {
    this.errors.push(`${name} ${complaint}.`);
    return standard;
  }
}

const either = (values: readonly string[]) => values.join(' or ');
