import { unknownValue, type ResponseTimeRowsQueryDto } from './response-times.dto.js';
import type { FactSelection } from './response-times.query.js';

type Asked = Pick<
  ResponseTimeRowsQueryDto,
  'category' | 'notifierKind' | 'language' | 'memberState' | 'state' | 'type' | 'ofFlaggerInArea'
>;

/** The facts that a request names: 'none' stands for those of which the value is not known. */
export function selectionOf({
  category,
  notifierKind,
  language,
  memberState,
  state,
  type,
  ofFlaggerInArea,
}: Asked): FactSelection {
  return {
    category: known(category),
    notifierKind: known(notifierKind),
    language: known(language),
    memberState: known(memberState),
    state,
    type,
    ofFlaggerInArea,
  };
}

function known(value: string | undefined): string | null | undefined {
  return value === unknownValue ? null : value;
}
