import { ApiProperty } from '@nestjs/swagger';
import { skills, type Skill } from '../categories/index.js';
import { staffRoles, type StaffIdentity, type StaffMember, type StaffRole } from './staff-member.js';

export class StaffMemberResponse {
  @ApiProperty({ format: 'uuid', example: '0192f1a0-5c3e-7000-8000-000000000002' })
  id!: string;

  @ApiProperty({ example: 'moderator-7' })
  alias!: string;

  @ApiProperty({ example: 'moderator', enum: staffRoles })
  role!: StaffRole;

  @ApiProperty({ example: ['en', 'de'], type: [String] })
  languages!: string[];

  @ApiProperty({ example: ['child-safety'], enum: skills, isArray: true })
  skills!: Skill[];

  @ApiProperty({ example: null, type: Date, nullable: true })
  leftAt!: Date | null;
}

export class StaffMemberWithIdentityResponse extends StaffMemberResponse {
  @ApiProperty({ example: 'Eve Example', type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ example: 'eve@example.org', type: String, nullable: true })
  email!: string | null;
}

export class StaffPageResponse {
  @ApiProperty({ type: [StaffMemberResponse] })
  items!: StaffMemberResponse[];

  @ApiProperty({ example: null, type: String, nullable: true })
  next!: string | null;
}

export function toStaffMemberResponse(member: StaffMember): StaffMemberResponse {
  return {
    id: member.id,
    alias: member.alias,
    role: member.role,
    languages: member.languages,
    skills: member.skills,
    leftAt: member.leftAt,
  };
}

export function toStaffMemberWithIdentityResponse(
  member: StaffMember & StaffIdentity,
): StaffMemberWithIdentityResponse {
  return { ...toStaffMemberResponse(member), name: member.name ?? null, email: member.email ?? null };
}
