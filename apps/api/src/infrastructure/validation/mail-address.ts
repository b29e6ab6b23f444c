import { isEmail, ValidateBy } from 'class-validator';

/** The longest address that SMTP carries, with room for what people paste around it (RFC 5321, 4.5.3.1). */
const maxLength = 320;

/** An email address, in letters of any script. Half of a surrogate pair, at which the library's own check breaks, is none. */
export function IsMailAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isMailAddress',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        value.length <= maxLength &&
        value.isWellFormed() &&
        isEmail(value, { allow_utf8_local_part: true }),
      defaultMessage: () => 'must be an email address',
    },
  });
}
