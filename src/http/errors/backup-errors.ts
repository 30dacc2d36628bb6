import type { ApiError } from './api-error.ts'

/* The errors of a backup, in the form of the API. The words are our own. */

export const backupUnderWay: ApiError = {
  status: 409,
  error: { code: 'BackupUnderWay', message: 'Another backup is under way: wait for its end.' },
}

export const noFileToBackUp: ApiError = {
  status: 409,
  error: {
    code: 'NoFileToBackUp',
    message:
      'The inventory of this server is in no file of its own: back up PostgreSQL with pg_dump; an inventory in memory ends with the server.',
  },
}
