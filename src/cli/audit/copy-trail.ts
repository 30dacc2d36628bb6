import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeWhole } from '../../files/make-whole.ts'
import { AuditTrail } from '../../http/contract/audit-schemas.ts'
import { checkAnswer } from '../check-answer.ts'
import { asFileError, refuseExisting } from '../new-file.ts'
import type { Ask } from '../operator/with-inventory.ts'
import { exportTrail } from './export-trail.ts'

interface CopiedPart {
  /** The sequences after which the part begins, and with which it ends. */
  readonly after: number
  readonly through: number
  readonly ask: Ask
}

/**
 * Writes a part of the audit trail to a new file, which is there whole or not at all, in the form of an export. Answers
 * how many entries the part has, without searches, which go by themselves.
 *
 * @throws {UsageError} if the file cannot be written
 */
export async function copyTrail(name: string, { after, through, ask }: CopiedPart): Promise<number> {
  const file = resolve(name)
  await refuseExisting(file)
  let count = 0
  const page = async (since: number): Promise<AuditTrail> => {
    const { entries, next } = checkAnswer(AuditTrail, await ask('GET', `audit?since=${since}`))
    const inPart = entries.filter(({ sequence }) => sequence <= through)
    count += inPart.filter(({ command }) => command !== 'search').length
    return { entries: inPart, ...(next !== undefined && inPart.length === entries.length && { next }) }
  }
  const write = async (temporary: string) => {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await exportTrail(after, {
        page,
        write: (text) => handle.appendFile(text).then(() => true),
        isStopped: () => false,
      })
    } finally {
      await handle.close()
    }
  }
  await makeWhole(file, write).catch((error: unknown) => {
    throw asFileError(error, file)
  })
  return count
}
