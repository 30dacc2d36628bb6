import { SNAPSHOT_NAME, takeSnapshot as take } from '../../../control/state/snapshots.ts'
import { SnapshotModel } from '../../contract/snapshot-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { snapshotsUnsupported, tooManySnapshots } from '../../errors/state-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { toSnapshot } from '../../wire/to-snapshot.ts'
import { defineControl } from '../own-operation.ts'

export const takeSnapshot = defineControl({
  operationId: 'TakeSnapshot',
  method: 'PUT',
  path: '/_holdline/snapshots/{name}',
  summary: 'Keeps the present state under a name, in the place of an earlier one, until the server stops.',
  responses: { 200: SnapshotModel },
  async handle(request) {
    const name = pathParameter(request, 'name')
    if (!SNAPSHOT_NAME.test(name)) {
      const forms = 'A name has letters, digits, dots, hyphens and underscores, 63 characters at most'
      return invalidInput(`${forms}, and begins with a letter or digit.`, 'name')
    }
    const answer = await take(request.controlled, name)
    if (answer.kind === 'unsupported') return snapshotsUnsupported
    if (answer.kind === 'tooMany') return tooManySnapshots
    return { status: 200, body: toSnapshot(answer.snapshot) }
  },
})
