import type { OrderElementsDto } from './enter-order.dto.js';
import type { OrderTexts } from './order.js';

/** What is sealed of what arrived; what it does not bring is left out, so that it overwrites nothing. */
export function textsFrom(dto: OrderElementsDto): OrderTexts {
  const { reasons, redress, purpose, recipients, translated, purposeWithheld } = dto;
  const items = dto.items?.map(({ url, contentId, description }) => ({ url, contentId, description }));
  return JSON.parse(
    JSON.stringify({ reasons, redress, purpose, recipients, items, translated, purposeWithheld }),
  ) as OrderTexts;
}
