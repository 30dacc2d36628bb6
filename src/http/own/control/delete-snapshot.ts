import { deleteSnapshot as remove } from '../../../control/state/snapshots.ts'
import { snapshotsUnsupported } from '../../errors/state-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineControl } from '../own-operation.ts'

export const deleteSnapshot = defineControl({
  operationId: 'DeleteSnapshot',
  method: 'DELETE',
  path: '/_holdline/snapshots/{name}',
  summary: 'Forgets a snapshot; to forget one that is gone is no error.',
  responses: { 204: null },
  async handle(request) {
    const { kind } = await remove(request.controlled, pathParameter(request, 'name'))
    return kind === 'unsupported' ? snapshotsUnsupported : { status: 204 }
  },
})
