import { registerDecorator } from 'class-validator';
import type { ReportSettings } from './platform.js';

const maxChoices = 50;
const maxTextLength = 200;

/** True for a flat object of a few short choices; what they mean is the reports room's to say. */
export function isReportSettings(value: unknown): value is ReportSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const choices = Object.entries(value as Record<string, unknown>);
  return (
    choices.length <= maxChoices && choices.every(([name, choice]) => /^[a-zA-Z]{1,50}$/.test(name) && isChoice(choice))
  );
}

function isChoice(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxTextLength && value.isWellFormed() && !value.includes('\0');
  return typeof value === 'boolean' || Number.isFinite(value);
}

/** An object of at most 50 choices, each a short text, a number or a truth value. */
export function IsReportSettings(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isReportSettings',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: isReportSettings,
        defaultMessage: () =>
          'must be an object of at most 50 choices: texts up to 200 characters, numbers, true or false',
      },
    });
}
