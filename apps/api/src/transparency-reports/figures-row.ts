import { otherKeyword } from '../categories/index.js';
import type { FiguresRow } from './facts.js';

/** The row that a category, a keyword and a description name; none of them names TOTAL. */
export function figuresRowOf(named: { category?: string; keyword?: string; description?: string }): FiguresRow {
  const { category, keyword, description } = named;
  if (category === undefined) return { level: 'total' };
  if (keyword === undefined) return { level: 'category', category };
  const otherDescription = keyword === otherKeyword ? description?.trim() || null : null;
  return { level: 'subcategory', category, keyword, otherDescription };
}
