import { restoreSnapshot as restore } from '../../../control/state/snapshots.ts'
import { snapshotNotFound, snapshotsUnsupported } from '../../errors/state-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineControl } from '../own-operation.ts'

export const restoreSnapshot = defineControl({
  operationId: 'RestoreSnapshot',
  method: 'POST',
  path: '/_holdline/snapshots/{name}/restore',
  summary: 'Puts back the state that was kept under the name; fault rules and recorded requests stay.',
  responses: { 204: null },
  async handle(request) {
    const name = pathParameter(request, 'name')
    const { kind } = await restore(request.controlled, name)
    if (kind === 'unsupported') return snapshotsUnsupported
    if (kind === 'snapshotNotFound') return snapshotNotFound(name)
    return { status: 204 }
  },
})
