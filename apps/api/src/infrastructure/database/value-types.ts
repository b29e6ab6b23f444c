import { type CustomTypesConfig, types } from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * How values of hand-written SQL come back: int8 as number (as bigint beyond 2^53), date as 'YYYY-MM-DD' (a Date would carry
 * the machine's zone), timestamptz as Date, numeric and xid8 as text. Prisma has its own.
 */
export const valueTypes: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === INT8) return integer;
    if (format !== 'binary' && oid === DATE) return asText;
    return types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};

function integer(value: string): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}

const asText = (value: string) => value;
