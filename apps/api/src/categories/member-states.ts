export interface MemberState {
  /** ISO 3166-1, also the Transparency Database's code; what the product stores. */
  readonly code: string;
  readonly name: string;
}

export const memberStates: readonly MemberState[] = [
  { code: 'AT', name: 'Austria' },
  { code: 'BE', name: 'Belgium' },
  { code: 'BG', name: 'Bulgaria' },
  { code: 'CY', name: 'Cyprus' },
  { code: 'CZ', name: 'Czechia' },
  { code: 'DE', name: 'Germany' },
  { code: 'DK', name: 'Denmark' },
  { code: 'EE', name: 'Estonia' },
  { code: 'GR', name: 'Greece' },
  { code: 'ES', name: 'Spain' },
  { code: 'FI', name: 'Finland' },
  { code: 'FR', name: 'France' },
  { code: 'HR', name: 'Croatia' },
  { code: 'HU', name: 'Hungary' },
  { code: 'IE', name: 'Ireland' },
  { code: 'IT', name: 'Italy' },
  { code: 'LT', name: 'Lithuania' },
  { code: 'LU', name: 'Luxembourg' },
  { code: 'LV', name: 'Latvia' },
  { code: 'MT', name: 'Malta' },
  { code: 'NL', name: 'Netherlands' },
  { code: 'PL', name: 'Poland' },
  { code: 'PT', name: 'Portugal' },
  { code: 'RO', name: 'Romania' },
  { code: 'SE', name: 'Sweden' },
  { code: 'SI', name: 'Slovenia' },
  { code: 'SK', name: 'Slovakia' },
];

export const memberStateCodes: readonly string[] = memberStates.map((memberState) => memberState.code);

/** The Member States and the three other states of the EEA: the territory that a restriction may name. */
export const eeaCodes: readonly string[] = [...memberStateCodes, 'IS', 'LI', 'NO'];

/** What a caller may write for a Member State: the stored codes and Eurostat's EL; for `@IsIn` of a DTO. */
export const acceptedMemberStateCodes: readonly string[] = [...memberStateCodes, 'EL'];

/** The stored code for what a caller wrote (EL becomes GR), or undefined when it names no Member State. */
export function memberStateFrom(written: string): string | undefined {
  const code = written === 'EL' ? 'GR' : written;
  return memberStateCodes.includes(code) ? code : undefined;
}

/** The code that the report wants for a stored one: Eurostat's, so Greece is EL (Annex II 1.2.1 col F). */
export function eurostatCode(code: string): string {
  return code === 'GR' ? 'EL' : code;
}
