import { ApiProperty } from '@nestjs/swagger';
import { type Category, categoryUses, type CategoryUse } from './category.js';
import { categories } from './category.rules.js';
import { categoryListVersion } from './commission-list.js';

export class SubcategoryResponse {
  @ApiProperty({ example: 'KEYWORD_CYBER_STALKING' })
  code!: string;

  @ApiProperty({ example: 'Cyber stalking', description: 'The Commission’s name' })
  name!: string;

  @ApiProperty({ example: 'Cyber stalking', description: 'Short name for forms' })
  shortName!: string;
}

export class CategoryResponse {
  @ApiProperty({ example: 3 })
  number!: number;

  @ApiProperty({ example: 'STATEMENT_CATEGORY_CYBER_VIOLENCE' })
  code!: string;

  @ApiProperty({ example: 'Cyber violence', description: 'The Commission’s name' })
  name!: string;

  @ApiProperty({ example: 'Cyber violence', description: 'Short name for forms' })
  shortName!: string;

  @ApiProperty({ enum: categoryUses, isArray: true, example: ['orders', 'notices'] })
  usedFor!: CategoryUse[];

  @ApiProperty({ type: [SubcategoryResponse] })
  subcategories!: SubcategoryResponse[];
}

export class CategoriesResponse {
  @ApiProperty({ example: '2025-07-01', description: 'Version of the Commission’s list' })
  listVersion!: string;

  @ApiProperty({ type: [CategoryResponse] })
  categories!: CategoryResponse[];
}

export function toCategoriesResponse(): CategoriesResponse {
  return { listVersion: categoryListVersion, categories: categories.map(toCategoryResponse) };
}

function toCategoryResponse({ number, code, name, shortName, usedFor, subcategories }: Category): CategoryResponse {
  return {
    number,
    code,
    name: name.trim(),
    shortName,
    usedFor: [...usedFor],
    subcategories: subcategories.map(({ code, name, shortName }) => ({ code, name: name.trim(), shortName })),
  };
}
