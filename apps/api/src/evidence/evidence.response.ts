import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { bundleFailures, bundleStates, type EvidenceBundle, scopeKinds } from './bundle.js';
import type { ShownBundle } from './show-bundles.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const instant = { format: 'date-time', example: '2026-11-22T10:15:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const hash = {
  type: String,
  nullable: true,
  example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

export class BundleScopeResponse {
  @ApiProperty({ enum: scopeKinds, example: 'case' }) kind!: string;
  @ApiProperty({ ...noId, example: id.example }) id!: string | null;
  @ApiProperty(noInstant) from!: string | null;
  @ApiProperty(noInstant) to!: string | null;
}

export class EvidenceBundleResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty(noId) requestId!: string | null;
  @ApiProperty({ type: BundleScopeResponse }) scope!: BundleScopeResponse;
  @ApiProperty({ example: false }) namesPersons!: boolean;
  @ApiProperty({ enum: bundleStates, example: 'made' }) state!: string;
  @ApiProperty({ type: String, nullable: true, example: 'notices', description: 'The file that is written now.' })
  step!: string | null;
  @ApiProperty({ example: 12, description: 'Steps that are done, of `total`.' }) done!: number;
  @ApiProperty({ example: 16 }) total!: number;
  @ApiProperty({ example: 1, description: 'An attempt that ended with its worker is followed by another.' })
  attempts!: number;
  @ApiProperty({
    enum: bundleFailures,
    nullable: true,
    example: null,
    description: 'too-large: ask for less. interrupted: its workers ended in the middle; ask again.',
  })
  failure!: string | null;
  @ApiProperty(id) askedBy!: string;
  @ApiProperty({ ...noId, description: 'Who agreed that persons are named, or did not.' }) answeredBy!: string | null;
  @ApiProperty(noInstant) answeredAt!: string | null;
  @ApiProperty(instant) recordedAt!: string;
  @ApiProperty(noInstant) startedAt!: string | null;
  @ApiProperty(noInstant) finishedAt!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 1 }) cases!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 48_213 }) bytes!: number | null;
  @ApiProperty({ ...hash, description: 'Of the archive.' }) sha256!: string | null;
  @ApiProperty({ ...hash, description: 'Of its manifest, which is signed.' }) manifestSha256!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '7d865e959b2466918c9863afca942d0f',
    description: 'Who signed.',
  })
  keyId!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 812, description: 'Up to here the audit log is in it.' })
  sealNumber!: number | null;
}

export class EvidenceBundleDetailsResponse extends EvidenceBundleResponse {
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why persons are named.' })
  necessity!: string | null;
}

export class EvidenceBundlesResponse {
  @ApiProperty({ type: [EvidenceBundleResponse] }) items!: EvidenceBundleResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export function toBundleDetails({ bundle, necessity }: ShownBundle): EvidenceBundleDetailsResponse {
  return { ...toBundleResponse(bundle), necessity };
}

export function toBundlesResponse({ items, next }: Page<EvidenceBundle>): EvidenceBundlesResponse {
  return { items: items.map(toBundleResponse), next };
}

function toBundleResponse(bundle: EvidenceBundle): EvidenceBundleResponse {
  const { scope, made } = bundle;
  return {
    id: bundle.id,
    requestId: bundle.requestId,
    scope: {
      kind: scope.kind,
      id: scope.kind === 'period' ? null : scope.id,
      from: scope.kind === 'period' ? scope.from.toISOString() : null,
      to: scope.kind === 'period' ? scope.to.toISOString() : null,
    },
    namesPersons: bundle.namesPersons,
    state: bundle.state,
    step: bundle.step,
    done: bundle.done,
    total: bundle.total,
    attempts: bundle.attempts,
    failure: bundle.failure,
    askedBy: bundle.askedBy,
    answeredBy: bundle.answeredBy,
    answeredAt: bundle.answeredAt?.toISOString() ?? null,
    recordedAt: bundle.recordedAt.toISOString(),
    startedAt: bundle.startedAt?.toISOString() ?? null,
    finishedAt: bundle.finishedAt?.toISOString() ?? null,
    cases: made?.caseCount ?? null,
    bytes: made?.sizeBytes ?? null,
    sha256: made?.sha256.toString('hex') ?? null,
    manifestSha256: made?.manifestSha256.toString('hex') ?? null,
    keyId: made?.keyId ?? null,
    sealNumber: made?.seal?.number ?? null,
  };
}
