import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../infrastructure/auth/index.js';
import { CategoriesResponse, toCategoriesResponse } from './category.response.js';

@ApiTags('Categories')
@Controller('v1/categories')
@Requires('categories:read')
export class CategoriesController {
  @Get()
  @ApiOperation({
    summary: 'List the categories of illegal content',
    description:
      'The Commission’s categories and sub-categories (Regulation (EU) 2024/2835), and what each is used for.',
  })
  @ApiOkResponse({ type: CategoriesResponse })
  list(): CategoriesResponse {
    return toCategoriesResponse();
  }
}
