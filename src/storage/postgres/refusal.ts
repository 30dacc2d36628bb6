import { systemErrorCode } from '../../files/describe-system-error.ts'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { isUnsuitable } from './connection/check-session.ts'
import { ConnectionFault, faultReason, sqlState } from './storage-fault.ts'

const READ_ONLY = 'it is a standby, or default_transaction_read_only is on; give one that can be written'

/** What to do, by the code of PostgreSQL or of Node. */
const CURES: Readonly<Record<string, string>> = {
  '25006': READ_ONLY,
  '28000': 'let this user log in (CREATE ROLE … LOGIN, pg_hba.conf), or name another one in the URL',
  '28P01': 'give the right password in the URL, in PGPASSWORD or in a password file',
  '3D000': 'create it, or name another one in the URL',
  '42501': 'the user needs a database of its own, or all rights in one',
  '42704': 'use PostgreSQL 14 or newer',
  '53100': 'make room on the disk of PostgreSQL',
  '53300': 'raise max_connections or the limit of the user, or lower --pool-size',
  '55P03': 'another session has locked a table; try again when it has ended its transaction',
  '57P03': 'try again when it serves',
  ECONNREFUSED: 'start it, or give its host and port in the URL',
  EACCES: 'let this user reach its socket',
  EAI_AGAIN: 'give a host name that resolves',
  ENOENT: 'start it, or give the directory of its socket',
  ENOTFOUND: 'give a host name that resolves',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'give the file of its authority as sslrootcert',
  SELF_SIGNED_CERT_IN_CHAIN: 'give the file of its authority as sslrootcert',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'give the file of its authority as sslrootcert',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'give the file of its authority as sslrootcert',
}

/** The error that refuses the use of the database. */
export function refusal(error: unknown): StorageRefusedError {
  return error instanceof StorageRefusedError
    ? error
    : new StorageRefusedError(describe(error), { cause: error })
}

/**
 * Codes of faults outside of the program: connection, authentication, database, read-only, rights, resources, locks,
 * shutting down, disk (https://www.postgresql.org/docs/current/errcodes-appendix.html). Of other codes, such as a
 * syntax error, the program is to blame.
 */
const OUTSIDE = /^(08|25006|28|3D|42501|53|55|57|58|F0|XX)/

/** What a command says that ends because of the error; `undefined` if the program is to blame. */
export function refusalOutside(error: unknown): string | undefined {
  return error instanceof ConnectionFault || OUTSIDE.test(sqlState(error) ?? '') ? describe(error) : undefined
}

function describe(error: unknown): string {
  const cure = isUnsuitable(error) ? READ_ONLY : CURES[codeOf(error) ?? '']
  return `PostgreSQL cannot be used: ${faultReason(error)}${cure === undefined ? '' : `: ${cure}`}`
}

/** The code of the error, or of the error that caused it; of several errors, of the first. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : []
  return sqlState(error) ?? systemErrorCode(error) ?? codeOf(first ?? error.cause)
}
