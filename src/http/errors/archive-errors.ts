import type { ApiError } from './api-error.ts'

/* The errors of archives of the audit trail, in the form of the API. The words are our own. */

export const archiveUnsupported: ApiError = {
  status: 501,
  error: {
    code: 'ArchiveUnsupported',
    message:
      'The trail of an embedded inventory is in one piece: only that of an inventory in PostgreSQL is archived.',
  },
}

export const archiveBusy: ApiError = {
  status: 409,
  error: {
    code: 'ArchiveBusy',
    message: 'Another session has locks, such as a backup or another archive: archive when it has ended.',
  },
}

export function notArchivable(through: number): ApiError {
  return {
    status: 409,
    error: {
      code: 'NotArchivable',
      message: `The trail cannot be archived up to ${through}: it is archived already, or no full partition ends there. Ask again what can be archived.`,
      target: 'through',
    },
  }
}

export function notCopied(entries: number, copied: number | undefined): ApiError {
  return {
    status: 409,
    error: {
      code: 'NotCopied',
      message: `There are ${entries} entries to archive and ${copied} were copied, so nothing was dropped: copy them again.`,
      target: 'entries',
    },
  }
}
