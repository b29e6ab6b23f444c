import type { FilesOutcome } from './attach-files.service.js';
import { fileRefusals } from './texts/status-texts.js';

/** What became of the files, for the address of the page that is shown next: codes and numbers only. */
export function filesQuery({ kept, refused }: FilesOutcome): Record<'files' | 'refused', string | undefined> {
  return {
    files: kept > 0 ? String(kept) : undefined,
    refused: refused.length > 0 ? refused.map(({ position, why }) => `${position}-${why}`).join('.') : undefined,
  };
}

/** The same, read from an address; whatever else somebody wrote there is left out. */
export function readFilesQuery(query: URLSearchParams): FilesOutcome {
  const kept = Number(/^\d{1,3}$/.exec(query.get('files') ?? '')?.[0] ?? 0);
  const refused = (query.get('refused') ?? '').split('.').flatMap((part) => {
    const [, position, written] = /^(\d{1,3})-([a-z]+)$/.exec(part) ?? [];
    const why = fileRefusals.find((refusal) => refusal === written);
    return why ? [{ position: Number(position), why }] : [];
  });
  return { kept, refused };
}
