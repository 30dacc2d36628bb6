import { listSnapshots as list } from '../../../control/state/snapshots.ts'
import { SnapshotList } from '../../contract/snapshot-schemas.ts'
import { snapshotsUnsupported } from '../../errors/state-errors.ts'
import { toSnapshot } from '../../wire/to-snapshot.ts'
import { defineControl } from '../own-operation.ts'

export const listSnapshots = defineControl({
  operationId: 'ListSnapshots',
  method: 'GET',
  path: '/_holdline/snapshots',
  summary: 'The snapshots of the inventory, the oldest first.',
  responses: { 200: SnapshotList },
  async handle({ controlled }) {
    const answer = await list(controlled)
    if (answer.kind === 'unsupported') return snapshotsUnsupported
    return { status: 200, body: { snapshots: answer.snapshots.map(toSnapshot) } }
  },
})
