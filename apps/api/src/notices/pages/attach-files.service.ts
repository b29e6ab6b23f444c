import { Injectable } from '@nestjs/common';
import { payloadTooLarge } from '../../infrastructure/problem/http.problems.js';
import { problemOfError } from '../../infrastructure/problem/problem-of-error.js';
import { Problem } from '../../infrastructure/problem/problem.js';
import { AttachFileService } from '../attach-file.service.js';
import type { StoredNotice } from '../find-notice.service.js';
import { attachmentNotTaken, tooManyAttachments } from '../notice.problems.js';
import type { SentForm } from './sent-form.js';
import type { FileRefusal } from './texts/status-texts.js';

export interface FilesOutcome {
  kept: number;
  /** Positions from 1, as a person counts. */
  refused: { position: number; why: FileRefusal }[];
}

/** Adds the files of a form to a notice that is received already: a file that is not taken is told, and the notice stays. */
@Injectable()
export class AttachFilesService {
  constructor(private readonly attachFile: AttachFileService) {}

  attach(notice: StoredNotice, files: SentForm['files']): Promise<FilesOutcome> {
    const isAboutChild = notice.allegesChildAbuse;
    return attachEach(files, (file) => this.attachFile.attach(notice, file), { isAboutChild });
  }
}

/** Attaches one file after the other; what became of each. Where a child is at issue none is taken, and that is said. */
export async function attachEach(
  files: SentForm['files'],
  attach: (file: AsyncIterable<Buffer>) => Promise<unknown>,
  { isAboutChild }: { isAboutChild: boolean },
): Promise<FilesOutcome> {
  const outcome: FilesOutcome = { kept: 0, refused: [] };
  let position = 0;
  try {
    for await (const file of files) {
      position++;
      const why = await refusal(() => attach(file), isAboutChild);
      if (why) outcome.refused.push({ position, why });
      else outcome.kept++;
    }
  } catch (error) {
    if (!isOfTheSending(error)) throw error;
    outcome.refused.push({ position: position + 1, why: 'lost' });
  }
  return outcome;
}

async function refusal(attach: () => Promise<unknown>, isAboutChild: boolean): Promise<FileRefusal | null> {
  try {
    await attach();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.slug === attachmentNotTaken.slug) return isAboutChild ? 'child' : 'type';
    if (error.slug === payloadTooLarge.slug) return 'size';
    if (error.slug === tooManyAttachments.slug) return 'count';
    throw error;
  }
}

/** The browser broke off, or its limits were passed: what came before is kept. */
function isOfTheSending(error: unknown): boolean {
  return problemOfError(error) !== undefined;
}
