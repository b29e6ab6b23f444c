import { ApiProperty, ApiPropertyOptional, PickType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, Equals, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { skills, type Skill } from '../categories/index.js';
import { IsCleanText, IsMailAddress } from '../infrastructure/validation/index.js';
import { staffRoles, type StaffRole } from './staff-member.js';

export class AddStaffDto {
  @ApiProperty({ example: 'moderator-7', description: 'What colleagues, logs and reports call them; not their name' })
  @Matches(/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/, {
    message: 'must be 1 to 63 small letters, digits, dots and hyphens',
  })
  alias!: string;

  @ApiProperty({ example: 'moderator', enum: staffRoles })
  @IsIn(staffRoles)
  role!: StaffRole;

  @ApiProperty({
    example: ['en', 'de'],
    type: [String],
    description: 'In which they can judge, ISO 639-1 (Art. 42(2))',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z]{2}$/, { each: true, message: 'must be ISO 639-1 codes, two small letters each' })
  languages!: string[];

  @ApiProperty({ example: ['child-safety'], enum: skills, isArray: true, description: 'What they are trained for' })
  @IsArray()
  @ArrayUnique()
  @IsIn(skills, { each: true })
  skills!: Skill[];

  @ApiPropertyOptional({ example: 'Eve Example', description: 'Kept sealed; seen by administrators' })
  @IsOptional()
  @IsCleanText(200, { min: 1 })
  name?: string;

  @ApiPropertyOptional({ example: 'eve@example.org', description: 'Kept sealed; seen by administrators' })
  @IsOptional()
  @IsMailAddress()
  email?: string;
}

/** What is left out stays as it is. */
export class ChangeStaffDto extends PartialType(
  PickType(AddStaffDto, ['alias', 'role', 'languages', 'skills'] as const),
  {
    skipNullProperties: false,
  },
) {
  @ApiPropertyOptional({
    example: true,
    enum: [true],
    description: 'The person leaves: their keys end at once, for good',
  })
  @IsOptional()
  @Equals(true)
  leaves?: true;
}
