import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemErrorCode } from '../files/describe-system-error.ts'
import type { CertificatePair } from './certificate-pair.ts'
import { isUsableAuthority } from './is-usable-authority.ts'
import { makeAuthority } from './make-authority.ts'

/** The file of the authority's certificate within the authority's directory. Clients trust this file. */
export const AUTHORITY_FILE = 'ca.pem'
const KEY_FILE = 'ca-key.pem'

/** The error codes of a rename onto an existing directory, by platform. */
const TAKEN = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM'])

/** The most attempts: of processes that start together, one succeeds in each round. */
const ROUNDS = 20

/**
 * The authority kept in the directory, made if the directory has no usable authority with these name constraints (DER).
 *
 * The certificate and the key are kept in a directory, since a rename puts a directory into place whole, and only where
 * there is none yet: of processes that start together, one makes the authority and all use it.
 */
export async function keepAuthority(
  directory: string,
  now: number,
  constraints: Buffer,
): Promise<CertificatePair> {
  const isUsable = (authority: CertificatePair) => isUsableAuthority(authority, now, constraints)
  for (let round = 0; round < ROUNDS; round += 1) {
    const kept = await readAuthority(directory)
    if (kept !== undefined) {
      if (isUsable(kept)) return kept
      await discard(directory, isUsable)
    }
    const made = makeAuthority(now, constraints)
    if (await place(made, directory)) return made
  }
  throw new Error(`other processes keep changing ${directory}`)
}

/** The authority of the directory; `undefined` if both files are missing. A single missing file counts as empty. */
async function readAuthority(directory: string): Promise<CertificatePair | undefined> {
  const [certificate, privateKey] = await Promise.all(
    [AUTHORITY_FILE, KEY_FILE].map((name) => readIfThere(join(directory, name))),
  )
  if (certificate === undefined && privateKey === undefined) return undefined
  return { certificate: certificate ?? '', privateKey: privateKey ?? '' }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Renames the new authority into place; `false` if another process did so first. */
async function place(authority: CertificatePair, directory: string): Promise<boolean> {
  const temporary = `${directory}.${randomUUID()}.tmp`
  try {
    await mkdir(temporary, { mode: 0o700 })
    await writeFile(join(temporary, KEY_FILE), authority.privateKey, { mode: 0o600 })
    await writeFile(join(temporary, AUTHORITY_FILE), authority.certificate, { mode: 0o644 })
    return await renameWhereNothingIs(temporary, directory)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Removes an unusable authority. A usable authority, which another process has just put there, is moved back. */
async function discard(directory: string, isUsable: (authority: CertificatePair) => boolean): Promise<void> {
  const aside = `${directory}.${randomUUID()}.tmp`
  try {
    await rename(directory, aside)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return
    throw error
  }
  const taken = await readAuthority(aside)
  if (taken !== undefined && isUsable(taken)) await renameWhereNothingIs(aside, directory)
  await rm(aside, { recursive: true, force: true })
}

async function renameWhereNothingIs(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (TAKEN.has(systemErrorCode(error) ?? '')) return false
    throw error
  }
}
