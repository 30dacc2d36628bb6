import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ArchiveBusy, ArchiveStore } from '../../port/archive-store.ts'
import type { MethodOf } from '../../port/store-methods.ts'
import type { Access } from '../access.ts'
import { changing } from '../method-shapes.ts'
import { isLockedOut } from '../storage-fault.ts'
import { NUMBER_HISTORY } from '../tables/audit-trail.ts'
import { readTrailRow } from '../tables/trail-row.ts'
import { archive } from './archive.ts'
import { extendTrail } from './extend-trail.ts'
import { findArchivable } from './find-archivable.ts'
import { readArchives } from './read-archives.ts'

type TrailMethod = keyof ArchiveStore | 'numberHistory'

/** The methods about the past of the trail, each for the access to the database that it is given. */
export const trailMethods: { readonly [M in TrailMethod]: (access: Access) => MethodOf<M> } = {
  numberHistory:
    ({ read }) =>
    async (phoneNumber, limit) =>
      (await read(NUMBER_HISTORY, [phoneNumberToInteger(phoneNumber), limit])).map(readTrailRow),
  extendTrail: (access) => (command) => changing(extendTrail)(access)(command).catch(answerBusy),
  archives:
    ({ read }) =>
    () =>
      readArchives(read),
  archivable:
    ({ read }) =>
    async (before) => {
      const archivable = await findArchivable(read, before)
      return archivable === undefined ? { kind: 'nothing' } : { kind: 'found', archivable }
    },
  archive:
    ({ transact }) =>
    (command) =>
      transact((transaction) => archive(transaction, command), { quiet: true }).catch(answerBusy),
}

function answerBusy(error: unknown): ArchiveBusy {
  if (isLockedOut(error)) return { kind: 'busy' }
  throw error
}
